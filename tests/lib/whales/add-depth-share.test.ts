import { describe, expect, it } from "vitest";
import type { OrderBookRecord } from "@/lib/polymarket/records.ts";
import { addDepthShare } from "@/lib/whales/add-depth-share.ts";
import type { WhaleTrade } from "@/lib/whales/schema.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

const makeBook = (tokenId: string, part: Partial<OrderBookRecord> = {}) =>
  ({
    tokenId,
    // The middle is 0.50: 0.47 and 0.53 rest too far away to count.
    bids: [
      { price: 0.49, size: 1000 },
      { price: 0.47, size: 100_000 },
    ],
    asks: [
      { price: 0.51, size: 2000 },
      { price: 0.53, size: 100_000 },
    ],
    timestamp: NOW.toISOString(),
    ...part,
  }) as OrderBookRecord;

const makeTrade = (part: Partial<WhaleTrade>) =>
  ({ id: "t", side: "BUY", notionalUsd: 510, ...part }) as WhaleTrade;

type Fake = (tokens: readonly string[]) => Promise<OrderBookRecord[]>;

async function shares(getOrderBooks: Fake, trades: WhaleTrade[], signal?: AbortSignal) {
  const warnings: string[] = [];
  const rows = await addDepthShare(
    {
      polymarket: { getOrderBooks } as never,
      signal: signal ?? new AbortController().signal,
      now: () => NOW,
      log: (_level, message) => void warnings.push(message),
    },
    trades,
  );
  return { figures: rows.map(({ depthShare }) => depthShare), warnings };
}

describe("a fill beside its book", () => {
  it("is a share of the side that it takes from, within two points of the middle", async () => {
    const { figures } = await shares(
      async (tokens) => tokens.map((token) => makeBook(token)),
      [makeTrade({ tokenId: "near" }), makeTrade({ tokenId: "near", side: "SELL" })],
    );
    expect(figures).toEqual([
      { value: 0.5, n: 1, coverage: "complete", asOf: NOW.toISOString(), version: "depth-share-1" },
      expect.objectContaining({ value: expect.closeTo(510 / 490, 9) }),
    ]);
  });

  it("asks for each book once", async () => {
    const asked: string[][] = [];
    await shares(
      async (tokens) => {
        asked.push([...tokens]);
        return [];
      },
      [makeTrade({ tokenId: "one" }), makeTrade({ tokenId: "two" }), makeTrade({ tokenId: "one" })],
    );
    expect(asked).toEqual([["one", "two"]]);
  });

  it("is unknown without a book, and where nothing rests near the middle", async () => {
    const { figures } = await shares(
      async () => [makeBook("bare", { asks: [], bids: [] })],
      [makeTrade({ tokenId: "bare" }), makeTrade({ tokenId: "closed" })],
    );
    expect(figures).toEqual([expect.objectContaining({ value: null }), null]);
  });

  it("leaves the tape standing when the books cannot be read, and says so in the log", async () => {
    const { figures, warnings } = await shares(
      () => Promise.reject(new Error("down")),
      [makeTrade({ tokenId: "down" })],
    );
    expect(figures).toEqual([null]);
    expect(warnings).toEqual(["the tape stands without the books"]);
  });

  it("ends with the request", async () => {
    const gone = new AbortController();
    gone.abort();
    const asking = shares(
      () => Promise.reject(new Error("aborted")),
      [makeTrade({ tokenId: "gone" })],
      gone.signal,
    );
    await expect(asking).rejects.toThrow("abort");
  });
});
