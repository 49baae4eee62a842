import { describe, expect, it } from "vitest";
import { displayPrice } from "@/lib/polymarket/display-price";
import { fromV2 } from "@/lib/polymarket/from-v2";
import type { Parsed } from "@/lib/polymarket/records";
import { toActivity } from "@/lib/polymarket/to-activity";
import { toEventWithMarkets } from "@/lib/polymarket/to-event";
import { toLeader } from "@/lib/polymarket/to-leader";
import { toMarket } from "@/lib/polymarket/to-market";
import { toOrderBook } from "@/lib/polymarket/to-order-book";
import { toClosedPosition, toPosition } from "@/lib/polymarket/to-position";
import { toTrade } from "@/lib/polymarket/to-trade";
import { numberTrades } from "@/lib/polymarket/trade-key";
import dataRows from "@/tests/fixtures/polymarket/data-rows.json";
import gammaMarkets from "@/tests/fixtures/polymarket/gamma-markets.json";
import { makeGammaEvent, makeGammaMarket } from "@/tests/support/make-gamma-rows";

type Quirk = { quirk: string; row: Record<string, unknown>; want?: object; reason?: string };

const outcomeOf = ({ want, reason }: Quirk) =>
  reason === undefined
    ? { ok: true, record: want ?? {} }
    : { ok: false, reason: expect.stringMatching(reason) };

describe("a market", () => {
  it.each(gammaMarkets as Quirk[])("$quirk", (quirk) => {
    expect(toMarket(makeGammaMarket("1", quirk.row))).toMatchObject(outcomeOf(quirk));
  });

  it("nested in an event belongs to that event, whatever it says itself", () => {
    const raw = makeGammaEvent("5", [makeGammaMarket("1", { events: [{ id: "9", slug: "old" }] })]);
    const [market] = toEventWithMarkets(raw).markets;
    expect(market?.ok && market.record).toMatchObject({ eventId: "5", eventSlug: "race-5" });
  });

  it.each([
    { name: "a text", raw: "market" },
    { name: "null", raw: null },
    { name: "a list", raw: [] },
    { name: "a number", raw: 7 },
  ])("$name in its place is refused without an exception", ({ raw }) => {
    expect(toMarket(raw)).toMatchObject({ ok: false, id: null, raw });
  });
});

describe("an event", () => {
  it.each([
    { name: "no tags at all are unknown", tags: undefined, want: null },
    { name: "an empty list is none", tags: [], want: [] },
    {
      name: "labels in their order, once, without blanks around",
      tags: [
        { label: "Pop-Culture " },
        { label: "Sports" },
        { label: "Sports" },
        { label: "" },
        null,
      ],
      want: ["Pop-Culture", "Sports"],
    },
  ])("tags: $name", ({ tags, want }) => {
    const { event } = toEventWithMarkets(makeGammaEvent("5", [], { tags }));
    expect(event.ok && event.record.tags).toEqual(want);
  });

  it("that does not fit keeps its markets, and its raw row leaves them out", () => {
    const { event, markets } = toEventWithMarkets(makeGammaEvent("5", undefined, { slug: "" }));
    expect(event).toMatchObject({ ok: false, id: "5", reason: expect.stringMatching(/^slug: /) });
    expect(event.ok || event.raw).not.toHaveProperty("markets");
    expect(markets.map((market) => market.ok)).toEqual([true, true]);
  });

  it.each([
    { name: "none", markets: undefined },
    { name: "an object", markets: {} },
    { name: "null", markets: null },
  ])("with $name for markets has none", ({ markets }) => {
    const raw = { ...makeGammaEvent("5"), markets };
    expect(toEventWithMarkets(raw)).toMatchObject({ event: { ok: true }, markets: [] });
  });
});

const READERS: Record<string, (row: unknown) => Parsed<unknown>> = {
  trade: toTrade,
  activity: toActivity,
  position: toPosition,
  closedPosition: toClosedPosition,
  leader: toLeader,
  book: toOrderBook,
};

it.each(dataRows as (Quirk & { kind: string; v2?: boolean })[])("$kind: $quirk", (quirk) => {
  const row = quirk.v2 ? fromV2(quirk.row) : quirk.row;
  expect(READERS[quirk.kind]?.(row)).toMatchObject(outcomeOf(quirk));
});

it.each([
  { name: "midpoint", bid: 0.4, ask: 0.5, last: 0.1, want: 0.45 },
  { name: "midpoint at exactly 0.10", bid: 0.36, ask: 0.46, last: 0.1, want: 0.41 },
  { name: "last trade above 0.10", bid: 0.36, ask: 0.47, last: 0.1, want: 0.1 },
  { name: "unknown above 0.10 and never traded", bid: 0.01, ask: 0.99, last: null, want: null },
  { name: "no bids: the upstream's own midpoint", bid: null, ask: 0.02, last: 0.5, want: 0.3 },
  { name: "no bids and a far ask: last trade", bid: null, ask: 0.9, last: 0.5, want: 0.5 },
  { name: "no asks and a far bid: last trade", bid: 0.2, ask: null, last: 0.5, want: 0.5 },
  { name: "no book: the outcome's price", bid: null, ask: null, last: 0.5, want: 0.3 },
  { name: "closed: the outcome's price", bid: 0.4, ask: 0.41, last: 0.5, closed: true, want: 0.3 },
  { name: "no rounding noise", bid: 0.1, ask: 0.2, last: null, want: 0.15 },
])("display price: $name", ({ bid, ask, last, closed = false, want }) => {
  const outcomes = [{ name: "Yes", tokenId: null, price: 0.3 }];
  expect(
    displayPrice({
      bestBid: bid,
      bestAsk: ask,
      spread: null,
      lastTradePrice: last,
      closed,
      outcomes,
    }),
  ).toBe(want);
});

it("equal rows of one page are counted, and a page that repeats them counts the same again", () => {
  const trade = {
    transactionHash: "0x1",
    tokenId: "12",
    side: "BUY" as const,
    size: 10,
    price: 0.5,
    wallet: "0x2",
  };
  const page = [trade, { ...trade }, { ...trade, price: 0.6 }];
  expect(numberTrades(page).map(({ occurrence }) => occurrence)).toEqual([0, 1, 0]);
  expect(numberTrades(page)).toEqual(numberTrades([...page]));
});

it.each([
  { name: "wraps inside the page", page: "a a b c a a b c", want: [0, 1, 0, 0, 0, 1, 0, 0] },
  { name: "wraps and is cut", page: "a b c a", want: [0, 0, 0, 1] },
  { name: "wraps at its end", page: "a b c b c", want: [0, 0, 0, 0, 0] },
  { name: "holds one fill twice, apart", page: "a b a c", want: [0, 0, 1, 0] },
])("a page that $name counts $want", ({ page, want }) => {
  const trades = page.split(" ").map((transactionHash) => ({
    transactionHash,
    tokenId: "12",
    side: "BUY" as const,
    size: 10,
    price: 0.5,
    wallet: "0x2",
  }));
  expect(numberTrades(trades).map(({ occurrence }) => occurrence)).toEqual(want);
});
