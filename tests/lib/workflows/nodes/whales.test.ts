import { expect, it } from "vitest";
import type { z } from "zod";
import { AppError } from "@/lib/errors";
import type { UnusualRow } from "@/lib/insiders/schema";
import type { Figure } from "@/lib/markets/figure";
import type { ScoreboardRow, WhaleFlip, WhaleFlow, WhaleTrade } from "@/lib/whales/schema";
import type { NodeType } from "@/lib/workflows/node";
import { unusualActivity } from "@/lib/workflows/nodes/unusual-activity";
import { whaleFlips } from "@/lib/workflows/nodes/whale-flips";
import { whaleFlows } from "@/lib/workflows/nodes/whale-flows";
import { whaleScoreboard } from "@/lib/workflows/nodes/whale-scoreboard";
import { whaleTrades } from "@/lib/workflows/nodes/whale-trades";
import { makeNodeContext, type PortOverrides } from "@/tests/support/make";
import { testNode } from "@/tests/support/node-contract";

const at = "2026-01-01T00:00:00.000Z";
const unknown: Figure = { value: null, n: 0, coverage: "lower_bound", asOf: at, version: "x-v1" };
const market = {
  id: null,
  conditionId: "0x1",
  title: null,
  slug: null,
  category: null,
  eventSlug: null,
};
const who = { wallet: "0xa", walletName: null };

const trade: WhaleTrade = {
  id: "t",
  tradedAt: at,
  ...who,
  market: null,
  outcome: null,
  outcomeIndex: null,
  tokenId: "1",
  side: "BUY",
  isTaker: null,
  shares: 10,
  price: 0.5,
  notionalUsd: 5,
  yesShares: null,
  relativeSize: unknown,
  isNiche: null,
  isMarketMaker: false,
  isWash: false,
  transactionHash: "0xt",
};
const sides = {
  volumeUsd: unknown,
  buyUsd: unknown,
  sellUsd: unknown,
  netUsd: unknown,
  netShares: unknown,
};
const flow: WhaleFlow = { by: "market", key: null, market: null, raw: sides, cleaned: sides };
const leg = { at, side: "YES", shares: unknown, price: 0.5, usd: unknown } as const;
const flip: WhaleFlip = {
  ...who,
  market,
  flippedAt: at,
  before: leg,
  after: leg,
  isMarketMaker: false,
};
const ranked: ScoreboardRow = {
  ...who,
  verdict: null,
  gate: "too few markets",
  isMarketMaker: false,
  isFarmer: false,
  isWash: false,
  edge: unknown,
  clv: unknown,
  winRate: unknown,
  roi: unknown,
  smartMoney: unknown,
  whale: unknown,
  reputation: unknown,
  volumeUsd: unknown,
  exposureUsd: unknown,
  settledMarkets: 0,
  settledEvents: 0,
  lastTradeAt: null,
};
const unusual: UnusualRow = {
  ...who,
  market,
  outcome: null,
  tokenId: "1",
  firstAt: at,
  lastAt: at,
  trades: 1,
  stakeUsd: unknown,
  averagePrice: unknown,
  score: unknown,
  isFlagged: false,
  factors: {
    age: unknown,
    size: unknown,
    niche: unknown,
    lowPrice: unknown,
    oneMarket: unknown,
    fewMarkets: unknown,
    nearEnd: unknown,
  },
  settledPrice: null,
  settledAt: null,
  scoredBets: 1,
  flaggedBets: 0,
  flaggedWallets: 0,
  flaggedUsd: unknown,
  baseRate: unknown,
  record: unknown,
  coverage: "truncated",
};

const down = async () => {
  throw new AppError("UNAVAILABLE", "The database is busy or down; try again");
};

/** `ports` puts a verb where the node looks for it. */
function testBoard<C extends z.ZodType, I extends z.ZodType, O extends z.ZodType, Row>(
  node: NodeType<C, I, O>,
  ports: (verb: (query: unknown, signal: AbortSignal) => Promise<Row[]>) => PortOverrides,
  row: Row,
  query: Record<string, unknown>,
) {
  const thousand = Array.from({ length: 1000 }, () => ({ ...row }));
  testNode(node, {
    gives: [
      {
        name: "gives rows, unknown figures included",
        config: {},
        ctx: ports(async () => [row]),
        output: [row],
      },
      {
        name: "gives a thousand rows",
        config: { limit: 1000 },
        ctx: ports(async () => thousand),
        output: thousand,
      },
      {
        name: "gives an empty list where there is none",
        config: {},
        ctx: ports(async () => []),
        output: [],
      },
    ],
    refusesConfig: [
      { name: "a window that is none", config: { window: "2h" }, field: "window" },
      { name: "less than nothing", config: { min_usd: -1 }, field: "min_usd" },
      { name: "too high a limit", config: { limit: 1001 }, field: "limit" },
      { name: "an order that is none", config: { sort: "luck" }, field: "sort" },
      { name: "a field that it does not know", config: { minUsd: 1 }, field: "minUsd" },
    ],
    refusesInput: [],
    fails: [{ name: "down", config: {}, ctx: ports(down), code: "UPSTREAM_FAILED" }],
    cancels: [{ config: {} }],
  });

  it(`${node.type} hands over its filter and the signal`, async () => {
    const seen: unknown[] = [];
    const { signal } = new AbortController();
    const verb = async (...args: unknown[]) => (seen.push(...args), []);
    const config = node.config.parse({ window: "7d", min_usd: 5, exclude_mm: true });
    await node.run({
      config,
      input: undefined as z.output<I>,
      ctx: makeNodeContext({ signal, ...ports(verb) }),
    });
    const filter = { window: "7d", min_usd: 5, exclude_mm: true, limit: 100 };
    expect(seen).toEqual([{ ...filter, ...query }, signal]);
  });
}

testBoard(whaleTrades, (trades) => ({ whales: { trades } }), trade, {
  sort: "-tradedAt",
  role: "taker",
});
testBoard(whaleFlows, (flows) => ({ whales: { flows } }), flow, {
  sort: "-absNetUsd",
  by: "market",
});
testBoard(whaleFlips, (flips) => ({ whales: { flips } }), flip, { sort: "-flippedAt" });
testBoard(whaleScoreboard, (scoreboard) => ({ whales: { scoreboard } }), ranked, {
  sort: "-edgeLow",
  gated: false,
});
testBoard(unusualActivity, (wallets) => ({ unusual: { wallets } }), unusual, {
  sort: "-score",
  min_score: 0.75,
});

it("unusual-activity gives markets where that is wanted", async () => {
  const ctx = makeNodeContext({ unusual: { markets: async () => [unusual] } });
  const config = unusualActivity.config.parse({ by: "markets" });
  const { output } = await unusualActivity.run({ config, input: undefined, ctx });
  expect(output).toEqual([unusual]);
});
