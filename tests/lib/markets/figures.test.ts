import { describe, expect, it } from "vitest";
import { toCategory } from "@/lib/markets/categories.ts";
import { toCandles } from "@/lib/markets/to-candles.ts";
import { toCell } from "@/lib/markets/to-csv.ts";
import { toOrderBook } from "@/lib/markets/to-order-book.ts";

describe("a CSV cell", () => {
  it.each([
    [null, ""],
    [-0.5, "-0.5"],
    [true, "true"],
    ['say "yes"', '"say ""yes"""'],
    ["a, b", '"a, b"'],
    ["=1+1", '"\'=1+1"'],
    ["+1", '"\'+1"'],
    ["-1", '"\'-1"'],
    ["@x", '"\'@x"'],
    ["\tx", '"\'\tx"'],
    ["\rx", '"\'\rx"'],
  ])("of %j is %s", (value, want) => expect(toCell(value)).toBe(want));
});

describe("a category", () => {
  it.each([
    [null, null],
    [[], null],
    [["All"], "Other"],
    [["All", "NBA", "Politics"], "Sports"],
    [["Pop-Culture "], "Culture"],
    [["constructor"], "Other"],
  ])("of tags %j is %s", (tags, want) => expect(toCategory(tags)).toBe(want));
});

it("builds candles of the points alone and none where there is no point", () => {
  const at = (minute: number, price: number) => ({ timeMs: minute * 60_000, price });
  const candles = toCandles([at(0, 0.5), at(2, 0.7), at(4, 0.4), at(11, 0.6)], "5m");
  expect(candles).toEqual([
    { time: "1970-01-01T00:00:00.000Z", open: 0.5, high: 0.7, low: 0.4, close: 0.4, points: 3 },
    { time: "1970-01-01T00:10:00.000Z", open: 0.6, high: 0.6, low: 0.6, close: 0.6, points: 1 },
  ]);
});

it("says what a trade of a size would pay, and null where the book is too thin", () => {
  const level = (price: number, size: number) => ({ price, size });
  const book = {
    bids: [level(0.4, 100), level(0.2, 1000)],
    asks: [level(0.5, 100), level(0.6, 100)],
    timestamp: "2026-11-21T11:59:59.000Z",
  };
  const now = new Date("2026-11-21T12:00:00Z");
  const read = toOrderBook(book, { sizeUsd: 80, now });
  expect(read).toMatchObject({ spread: 0.1, mid: 0.45, ageMs: 1000 });
  expect(read.executable).toEqual({
    sizeUsd: 80,
    buy: 0.533333,
    sell: 0.266667,
    buyFee: null,
    sellFee: null,
  });
  const feeSchedule = { rate: 0.02, exponent: 1, takerOnly: true };
  // 100 shares at 50¢ and 50 at 60¢; 100 at 40¢ and 200 at 20¢.
  expect(toOrderBook(book, { sizeUsd: 80, now, feeSchedule }).executable).toMatchObject({
    buyFee: 0.004933,
    sellFee: 0.003733,
  });
  expect(toOrderBook(book, { sizeUsd: 200, now }).executable).toMatchObject({ buy: null });
  expect(toOrderBook({ ...book, asks: [] }, { sizeUsd: undefined, now })).toMatchObject({
    mid: null,
    spread: null,
    executable: null,
  });
});
