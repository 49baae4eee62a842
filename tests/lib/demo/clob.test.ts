import { describe, expect, it, vi } from "vitest";
import { NOON, openDemo } from "./open-demo.ts";

// Thousands of rows are computed; a machine that does other things at once needs its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

interface WireBook {
  market: string;
  asset_id: string;
  timestamp: string;
  hash: string;
  bids: { price: string; size: string }[];
  asks: { price: string; size: string }[];
  tick_size: string;
}
interface Listed {
  conditionId: string;
  clobTokenIds: string;
  bestBid?: number;
  bestAsk: number;
  outcomePrices?: string;
  oneDayPriceChange?: number;
  orderPriceMinTickSize: number;
}
interface History {
  history: { t: number; p: number }[];
}

const demo = openDemo();
const NOW = NOON.getTime() / 1000;
const tokensOf = (market: Listed) => JSON.parse(market.clobTokenIds) as [string, string];
const listed = () => demo.get<Listed[]>("/gamma/markets?limit=100");

async function traded(): Promise<Listed> {
  const market = (await listed()).find(
    ({ bestBid, bestAsk }) => bestBid !== undefined && bestAsk < 0.9,
  );
  if (!market) throw new Error("no market with both sides");
  return market;
}

describe("books", () => {
  it("come worst level first, as text, and agree with Gamma and with the other outcome", async () => {
    for (const market of await listed()) {
      const [yes, no] = tokensOf(market);
      const book = await demo.get<WireBook>(`/clob/book?token_id=${yes}`);
      const other = await demo.get<WireBook>(`/clob/book?token_id=${no}`);
      const bids = book.bids.map(({ price }) => Number(price));
      const asks = book.asks.map(({ price }) => Number(price));
      expect(bids).toEqual(bids.toSorted((a, b) => a - b));
      expect(asks).toEqual(asks.toSorted((a, b) => b - a));
      expect(bids.at(-1)).toBe(market.bestBid);
      expect(asks.at(-1) ?? 1).toBe(market.bestAsk);
      expect([...bids, ...asks].every((price) => price > 0 && price < 1)).toBe(true);
      const mirrored = other.asks.map(({ price }) => Math.round((1 - Number(price)) * 1000) / 1000);
      expect(mirrored).toEqual(bids);
      const ticks = bids.map((price) => price / Number(book.tick_size));
      expect(ticks.every((count) => Math.abs(count - Math.round(count)) < 1e-6)).toBe(true);
      expect(Number(book.timestamp)).toBeLessThanOrEqual(NOON.getTime() + 60_000);
      expect(book.market).toBe(market.conditionId);
    }
  });

  it("answer in batches without the tokens that have none", async () => {
    const [yes] = tokensOf(await traded());
    const unknown = `1${"0".repeat(76)}`;
    const body = [
      { token_id: yes, side: "BUY" },
      { token_id: unknown, side: "SELL" },
    ];
    const books = await demo.get<WireBook[]>("/clob/books", body);
    expect(books.map(({ asset_id }) => asset_id)).toEqual([yes]);
    const mids = await demo.get<Record<string, string>>("/clob/midpoints", body);
    expect(Object.keys(mids)).toEqual([yes]);
    const { mid } = await demo.get<{ mid: string }>(`/clob/midpoint?token_id=${yes}`);
    expect(mids[yes]).toBe(mid);
    const prices = await demo.get<Record<string, { BUY?: string }>>("/clob/prices", body);
    const best = await demo.get<{ price: string }>(`/clob/price?token_id=${yes}&side=BUY`);
    expect(prices[yes]?.BUY).toBe(best.price);
  });

  it.each([
    ["/clob/book?token_id=abc", undefined, 400, "Invalid token id"],
    [
      `/clob/book?token_id=1${"0".repeat(76)}`,
      undefined,
      404,
      "No orderbook exists for the requested token id",
    ],
    ["/clob/books", {}, 400, "Invalid payload"],
    [
      "/clob/books",
      Array.from({ length: 501 }, () => ({ token_id: "1" })),
      400,
      "Payload exceeds the limit",
    ],
    ["/clob/trades", undefined, 401, "Unauthorized"],
    [`/clob/markets/0x${"b".repeat(64)}`, undefined, 404, "market not found"],
    ["/clob/prices-history?interval=1d", undefined, 400, "market"],
    ["/clob/nothing", undefined, 404, "not found"],
  ])("%s is refused", async (path, body, status, words) => {
    const answer = await demo.answer(path, body);
    expect(answer.status).toBe(status);
    expect((JSON.parse(answer.text) as { error: string }).error).toContain(words);
  });
});

describe("history", () => {
  it("ends now at the price that Gamma shows, and a day back at its day change", async () => {
    const market = await traded();
    const [yes] = tokensOf(market);
    const { history } = await demo.get<History>(
      `/clob/prices-history?market=${yes}&interval=1d&fidelity=1`,
    );
    const [first, last] = [history[0], history.at(-1)];
    const shown = Number((JSON.parse(market.outcomePrices ?? "[]") as string[])[0]);
    expect(last).toEqual({ t: NOW, p: shown });
    expect(history.length).toBeGreaterThan(1400);
    expect(history.every(({ p }) => p >= 0 && p <= 1)).toBe(true);
    expect(shown - (first?.p ?? 0)).toBeCloseTo(market.oneDayPriceChange ?? 0, 6);
    const times = history.map(({ t }) => t);
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
  });

  it("says the same about a moment in every window", async () => {
    const [yes] = tokensOf(await traded());
    const day = await demo.get<History>(`/clob/prices-history?market=${yes}&interval=1d`);
    const path = `/clob/prices-history?market=${yes}&startTs=${NOW - 7200}&endTs=${NOW}&fidelity=1`;
    const hours = await demo.get<History>(path);
    const known = new Map(day.history.map(({ t, p }) => [t, p]));
    const both = hours.history.filter(({ t }) => known.has(t));
    expect(both.length).toBeGreaterThan(110);
    expect(both.every(({ t, p }) => known.get(t) === p)).toBe(true);
  });

  it("is empty for a token that nobody knows and refuses what is too fine", async () => {
    const [yes] = tokensOf(await traded());
    expect(await demo.get("/clob/prices-history?market=12&interval=1d")).toEqual({ history: [] });
    const answer = await demo.answer(`/clob/prices-history?market=${yes}&interval=1m&fidelity=1`);
    expect(answer.status).toBe(400);
  });
});

describe("market lists", () => {
  it("walk to the end marker, with rows without ids first", async () => {
    const seen: string[] = [];
    let cursor = "";
    for (let page = 0; cursor !== "LTE=" && page < 50; page++) {
      const answer = await demo.get<{ data: { condition_id: string }[]; next_cursor: string }>(
        `/clob/simplified-markets?next_cursor=${cursor}`,
      );
      seen.push(...answer.data.map((row) => row.condition_id));
      cursor = answer.next_cursor;
    }
    expect(cursor).toBe("LTE=");
    expect(seen.slice(0, 5)).toEqual(["", "", "", "", ""]);
    const ids = seen.filter((id) => id !== "");
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(300);
    const one = await demo.get<{ condition_id: string }>(`/clob/markets/${ids[0]}`);
    expect(one.condition_id).toBe(ids[0]);
  });
});
