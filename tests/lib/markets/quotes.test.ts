import { describe, expect, it } from "vitest";
import { toQuote } from "@/lib/markets/list-quotes";
import { readBooks } from "@/lib/markets/read-books";
import type { Polymarket } from "@/lib/polymarket/client";
import type { OrderBookRecord } from "@/lib/polymarket/records";

const book = (tokenId: string, asks: OrderBookRecord["asks"]): OrderBookRecord => ({
  tokenId,
  conditionId: null,
  bids: [],
  asks,
  tickSize: null,
  minOrderSize: null,
  negRisk: null,
  lastTradePrice: null,
  timestamp: "2026-11-21T11:59:00.000Z",
});
const asks = [
  { price: 0.5, size: 100 },
  { price: 0.6, size: 100 },
];
const fees = { rate: 0.02, exponent: 1, takerOnly: true };
const readAtMs = Date.parse("2026-11-21T12:00:00Z");

describe("the price of a size", () => {
  const quote = (of: OrderBookRecord | null, usd: number, feeSchedule: typeof fees | null) =>
    toQuote(
      { marketId: "m1", outcome: "Yes", tokenId: "t1", feeSchedule },
      { book: of, readAtMs },
      usd,
    );
  it.each([
    {
      name: "with its fee",
      of: book("t1", asks),
      usd: 50,
      fee: fees,
      want: { price: 0.5, fee: 0.005, cost: 0.505, reason: null },
    },
    {
      name: "over two levels",
      of: book("t1", asks),
      usd: 80,
      fee: null,
      want: { price: 0.533333, fee: null, cost: null, reason: null },
    },
    {
      name: "of a thin book",
      of: book("t1", asks),
      usd: 500,
      fee: fees,
      want: { price: null, cost: null, reason: "too_thin" },
    },
    {
      name: "of an empty book",
      of: book("t1", []),
      usd: 50,
      fee: fees,
      want: { price: null, reason: "no_book" },
    },
    {
      name: "where there is no book",
      of: null,
      usd: 50,
      fee: fees,
      want: { price: null, reason: "no_book", bookAt: null },
    },
  ])("$name", ({ of, usd, fee, want }) => {
    expect(quote(of, usd, fee)).toMatchObject({ ...want, asOf: "2026-11-21T12:00:00.000Z" });
  });
});

it("asks for a book once in fifteen seconds, and for all that are due in one request", async () => {
  const asked: string[][] = [];
  let nowMs = readAtMs;
  const read = (tokens: string[]) =>
    readBooks(
      {
        signal: new AbortController().signal,
        now: () => new Date(nowMs),
        polymarket: {
          getOrderBooks: (wanted: readonly string[]) => {
            asked.push([...wanted]);
            return Promise.resolve(
              wanted.filter((id) => id !== "q-none").map((id) => book(id, asks)),
            );
          },
        } as Partial<Polymarket> as Polymarket,
      },
      tokens,
    );
  const first = await read(["q-1", "q-2", "q-none", "q-1"]);
  expect(first.get("q-none")).toEqual({ book: null, readAtMs });
  nowMs += 5000;
  await read(["q-2", "q-3"]);
  nowMs += 20_000;
  await read(["q-1"]);
  expect(asked).toEqual([["q-1", "q-2", "q-none"], ["q-3"], ["q-1"]]);
});
