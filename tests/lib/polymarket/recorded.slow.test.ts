import { describe, expect, it } from "vitest";
import { displayPrice } from "@/lib/polymarket/display-price";
import type { Parsed, TradeRecord } from "@/lib/polymarket/records";
import { toActivity } from "@/lib/polymarket/to-activity";
import { toEventWithMarkets } from "@/lib/polymarket/to-event";
import { toLeader } from "@/lib/polymarket/to-leader";
import { toMarket } from "@/lib/polymarket/to-market";
import { toOrderBook } from "@/lib/polymarket/to-order-book";
import { toPosition } from "@/lib/polymarket/to-position";
import { toTrade } from "@/lib/polymarket/to-trade";
import { numberTrades, tradeKey } from "@/lib/polymarket/trade-key";
import {
  hasRecorded,
  readRecordedCsv,
  readRecordedJson,
  readRecordedLines,
} from "@/tests/support/recorded";

const records = <T>(rows: readonly Parsed<T>[]): T[] =>
  rows.flatMap((row) => (row.ok ? [row.record] : []));
const reasons = <T>(rows: readonly Parsed<T>[]): string[] =>
  rows.flatMap((row) => (row.ok ? [] : [row.reason]));

describe.skipIf(!hasRecorded)("the recorded answers", { timeout: 60_000 }, () => {
  it("all 5,046 open markets parse; what the upstream left out is null", () => {
    const rows = readRecordedLines("gamma_markets_active.jsonl.gz").map((row) => toMarket(row));
    const markets = records(rows);
    const nulls = (field: keyof (typeof markets)[number]) =>
      markets.filter((market) => market[field] === null).length;
    expect(reasons(rows)).toEqual([]);
    expect(markets).toHaveLength(5046);
    expect({
      bestBid: nulls("bestBid"),
      volumeTotal: nulls("volumeTotal"),
      volume24h: nulls("volume24h"),
      lastTradePrice: nulls("lastTradePrice"),
      change24h: nulls("change24h"),
      endDate: nulls("endDate"),
      eventId: nulls("eventId"),
    }).toEqual({
      bestBid: 694,
      volumeTotal: 706,
      volume24h: 706,
      lastTradePrice: 241,
      change24h: 2639,
      endDate: 185,
      eventId: 1,
    });
    expect(markets.every(({ outcomes }) => outcomes.every(({ tokenId }) => tokenId))).toBe(true);
    expect(
      markets.flatMap(({ outcomes }) => outcomes.filter((one) => one.price === null)),
    ).toHaveLength(76);
  });

  it("the displayed price is the midpoint up to a spread of 0.10 and the last trade above", () => {
    const markets = records(
      readRecordedLines("gamma_markets_active.jsonl.gz").map((row) => toMarket(row)),
    );
    const kinds = { midpoint: 0, lastTrade: 0, upstream: 0, unknown: 0 };
    for (const market of markets) {
      const price = displayPrice(market);
      const { bestBid, bestAsk, lastTradePrice, outcomes } = market;
      const spread = Math.round(((bestAsk ?? 1) - (bestBid ?? 0)) * 1e6) / 1e6;
      if (price === null) kinds.unknown += 1;
      else if (spread > 0.1) kinds.lastTrade += Number(price === lastTradePrice);
      else if (bestBid === null) kinds.upstream += Number(price === outcomes[0]?.price);
      else kinds.midpoint += Number(Math.abs(price - (bestBid + (bestAsk ?? 1)) / 2) < 1e-6);
    }
    expect(kinds).toEqual({ midpoint: 3930, lastTrade: 328, upstream: 648, unknown: 140 });
  });

  it("resolved and legacy events parse with their 4,939 + 40 markets, tags and odd outcomes", () => {
    const resolved = readRecordedLines("gamma_events_resolved_2024.jsonl.gz").map(
      toEventWithMarkets,
    );
    const legacy = readRecordedLines("gamma_events_legacy_odd.jsonl.gz").map(toEventWithMarkets);
    const all = [...resolved, ...legacy];
    const markets = records(all.flatMap((row) => row.markets));
    expect(reasons(all.map(({ event }) => event))).toEqual([]);
    expect(reasons(all.flatMap((row) => row.markets))).toEqual([]);
    expect([resolved.length, legacy.length, markets.length]).toEqual([1200, 40, 4979]);
    expect(records(all.map(({ event }) => event)).every(({ tags }) => tags?.length)).toBe(true);
    const unclosed = markets.filter(({ closed }) => !closed);
    expect(unclosed).toHaveLength(21);
    expect(unclosed.filter(({ conditionId }) => conditionId === null)).toHaveLength(14);
    expect(markets.every(({ eventId }) => eventId)).toBe(true);
    expect(Math.max(...markets.map(({ outcomes }) => outcomes.length))).toBe(6);
    expect(markets.filter(({ outcomes }) => outcomes.every((one) => !one.tokenId))).toHaveLength(
      35,
    );
    expect(displayPrice(markets.find(({ id }) => id === "507869") ?? missing())).toBe(0);
  });

  it("1,050 activity rows parse and the sentinels 999 and '' are null", () => {
    const rows = [
      ...readRecordedJson("data_activity_1000.json.gz"),
      ...readRecordedJson("data_activity_mixed_types_50.json.gz"),
    ].map(toActivity);
    const activity = records(rows);
    expect(reasons(rows)).toEqual([]);
    expect(activity).toHaveLength(1050);
    expect(activity.filter(({ outcomeIndex }) => outcomeIndex === 999)).toEqual([]);
    const account = activity.filter(({ type }) => /REWARD|REBATE/.test(type));
    expect(account.length).toBeGreaterThan(0);
    for (const row of account)
      expect(row).toMatchObject({
        tokenId: null,
        conditionId: null,
        side: null,
        price: null,
        outcomeIndex: null,
        title: null,
      });
    expect(new Set(activity.map(({ type }) => type))).toEqual(
      new Set(["TRADE", "REDEEM", "REWARD", "MAKER_REBATE", "TAKER_REBATE"]),
    );
  });

  it("90 positions and 50 leaders parse", () => {
    const positions = readRecordedJson("data_positions_90.json.gz").map(toPosition);
    const leaders = readRecordedJson("data_leaderboard_50.json.gz").map(toLeader);
    expect(reasons<unknown>([...positions, ...leaders])).toEqual([]);
    expect(records(positions)).toHaveLength(90);
    expect(records(leaders).map(({ rank }) => rank)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
  });

  it("60 + 10 books come best first and never crossed", () => {
    const runs = readRecordedLines("clob_books_run1.jsonl.gz") as { books?: unknown[] }[];
    const rows = [
      ...runs.flatMap(({ books }) => books ?? []),
      ...readRecordedJson("clob_books_fed_10.json.gz"),
    ].map(toOrderBook);
    const books = records(rows);
    expect(reasons(rows)).toEqual([]);
    expect(books).toHaveLength(70);
    for (const { bids, asks, timestamp } of books) {
      expect(bids.map(({ price }) => price)).toEqual(
        bids.map(({ price }) => price).toSorted((one, other) => other - one),
      );
      expect(asks.map(({ price }) => price)).toEqual(
        asks.map(({ price }) => price).toSorted((one, other) => one - other),
      );
      expect((bids[0]?.price ?? 0) < (asks[0]?.price ?? 1)).toBe(true);
      expect(timestamp).toMatch(/^2026-/);
    }
  });

  it.each([
    { name: "an event's 5,000 rows", of: readNobel, distinct: 1500 },
    { name: "a wallet's 4,000 rows", of: readWallet, distinct: 3973 },
  ])("$name are $distinct distinct trades by the natural key", ({ of, distinct }) => {
    const trades = of();
    expect(new Set(trades.map(tradeKey)).size).toBe(distinct);
    const pages = Array.from({ length: trades.length / 500 }, (_, page) =>
      numberTrades(trades.slice(page * 500, (page + 1) * 500)),
    );
    const keys = pages.flat().map(({ key, occurrence }) => `${key}#${occurrence}`);
    expect(new Set(keys).size).toBe(distinct);
  });
});

function missing(): never {
  throw new Error("the recorded market is missing");
}

function readNobel(): TradeRecord[] {
  return records(readRecordedCsv("data_trades_nobel_5000.csv.gz").map(toTrade));
}

function readWallet(): TradeRecord[] {
  return records(readRecordedJson("data_trades_one_wallet_4000.json.gz").map(toTrade));
}
