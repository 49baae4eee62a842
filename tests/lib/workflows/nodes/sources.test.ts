import { expect, it } from "vitest";
import type { MarketDetail, Ohlc, OrderBook } from "@/lib/markets/schema";
import type { Figure } from "@/lib/markets/figure";
import type { WalletPnl } from "@/lib/wallets/schema";
import type { HolderList } from "@/lib/whales/schema";
import type { Event } from "@/lib/events/schema";
import { AppError } from "@/lib/errors";
import { events } from "@/lib/workflows/nodes/events";
import { holders } from "@/lib/workflows/nodes/holders";
import { market } from "@/lib/workflows/nodes/market";
import { orderBook } from "@/lib/workflows/nodes/order-book";
import { priceHistory } from "@/lib/workflows/nodes/price-history";
import { wallet } from "@/lib/workflows/nodes/wallet";
import { makeMarket, type PortOverrides } from "@/tests/support/make";
import { testNode } from "@/tests/support/node-contract";

const detail: MarketDetail = {
  ...makeMarket(),
  eventTitle: null,
  description: null,
  resolutionSource: null,
  tickSize: null,
  minOrderSize: null,
  startDate: null,
  feeSchedule: null,
};
const book: OrderBook = {
  marketId: "m1",
  outcome: "Yes",
  tokenId: "1",
  bids: [{ price: 0.4, size: 100 }],
  asks: [
    { price: 0.5, size: 100 },
    { price: 0.6, size: 100 },
  ],
  spread: 0.1,
  mid: 0.45,
  depth: { bidUsd: 40, askUsd: 50 },
  timestamp: null,
  ageMs: null,
  executable: null,
};
const candle = {
  time: "2026-01-01T00:00:00.000Z",
  open: 0.5,
  high: 0.6,
  low: 0.4,
  close: 0.5,
  points: 3,
};
const twoYears = Array.from({ length: 17_520 }, () => ({ ...candle }));
const ohlc = (candles: Ohlc["candles"]): Ohlc => ({
  marketId: "m1",
  outcome: "Yes",
  interval: "1h",
  candles,
});
const unexpectedField = (name: string) => ({
  name: "a field that it does not know",
  config: { [name]: 1 },
  field: name,
});
/** Thousands of rows are no reason to be slow or to lose one. */
const many = Array.from({ length: 20_000 }, (_, index) => ({ id: `m${index}`, price: null }));
const down = async () => {
  throw new AppError("UNAVAILABLE", "The database is busy or down; try again");
};

testNode(market, {
  gives: [
    {
      name: "gives the named market as a list of one",
      config: { market: "m1" },
      ctx: { markets: { get: async (key) => (key === "m1" ? detail : null) } },
      output: [detail],
    },
    {
      name: "takes the first of what comes in",
      config: {},
      input: many,
      ctx: { markets: { get: async (key) => (key === "m0" ? detail : null) } },
      output: [detail],
    },
    {
      name: "reads the market of a row of another kind",
      config: {},
      input: { marketId: "m7", id: "signal" },
      ctx: { markets: { get: async (key) => (key === "m7" ? detail : null) } },
      output: [detail],
    },
  ],
  refusesConfig: [
    { name: "an empty name", config: { market: " " }, field: "market" },
    unexpectedField("id"),
  ],
  refusesInput: [],
  fails: [
    { name: "nothing named and nothing in", config: {}, input: [], code: "BAD_INPUT" },
    { name: "a row without an id", config: {}, input: [{ id: null }], code: "BAD_INPUT" },
    {
      name: "no such market",
      config: { market: "ghost" },
      ctx: { markets: { get: async () => null } },
      code: "BAD_INPUT",
      message: 'There is no market "ghost"',
    },
    {
      name: "a database that is down",
      config: { market: "m1" },
      ctx: { markets: { get: down } },
      code: "UPSTREAM_FAILED",
    },
  ],
  cancels: [{ config: { market: "m1" } }],
});

const event: Event = {
  id: "e",
  slug: "e",
  title: "E",
  category: null,
  tags: [],
  origin: "demo",
  image: null,
  negRisk: null,
  active: true,
  closed: false,
  startDate: null,
  endDate: null,
  volume24h: null,
  volumeTotal: null,
  liquidity: null,
  marketCount: 2,
  updatedAt: null,
  lastSeenAt: "2026-01-01T00:00:00.000Z",
};
const manyEvents = Array.from({ length: 1000 }, (_, index) => ({ ...event, id: `e${index}` }));

testNode(events, {
  gives: [
    {
      name: "gives what the port returns",
      config: {},
      ctx: { events: { list: async () => [event] } },
      output: [event],
    },
    {
      name: "gives a thousand of them",
      config: { limit: 1000 },
      ctx: { events: { list: async () => manyEvents } },
      output: manyEvents,
    },
    {
      name: "gives an empty list where nothing matches",
      config: {},
      ctx: { events: { list: async () => [] } },
      output: [],
    },
  ],
  refusesConfig: [
    { name: "too high a limit", config: { limit: 1001 }, field: "limit" },
    { name: "an order that is none", config: { sort: "luck" }, field: "sort" },
    unexpectedField("offset"),
  ],
  refusesInput: [],
  fails: [{ name: "down", config: {}, ctx: { events: { list: down } }, code: "UPSTREAM_FAILED" }],
  cancels: [{ config: {} }],
});

testNode(priceHistory, {
  gives: [
    {
      name: "gives the candles",
      config: { market: "m1" },
      ctx: { prices: { history: async () => ohlc([candle]) } },
      output: [candle],
    },
    {
      name: "gives an empty list where no price is known",
      config: {},
      input: [{ id: "m1", price: null }],
      ctx: { prices: { history: async () => ohlc([]) } },
      output: [],
    },
    {
      name: "gives two years of hours",
      config: { market: "m1" },
      ctx: { prices: { history: async () => ohlc(twoYears) } },
      output: twoYears,
    },
  ],
  refusesConfig: [
    { name: "an interval that is none", config: { interval: "2h" }, field: "interval" },
    { name: "no hours", config: { hours: 0 }, field: "hours" },
    unexpectedField("from"),
  ],
  refusesInput: [],
  fails: [
    { name: "nothing named and nothing in", config: {}, code: "BAD_INPUT" },
    {
      name: "no such market",
      config: { market: "ghost" },
      ctx: { prices: { history: async () => null } },
      code: "BAD_INPUT",
    },
    {
      name: "an outcome that is none",
      config: { market: "m1", outcome: "Maybe" },
      ctx: {
        prices: {
          history: async () => {
            throw new AppError("INVALID_INPUT", "outcome: is none of Yes, No");
          },
        },
      },
      code: "BAD_INPUT",
      message: "outcome: is none of Yes, No",
    },
  ],
  cancels: [{ config: { market: "m1" } }],
});

testNode(orderBook, {
  gives: [
    {
      name: "gives the book",
      config: { market: "m1" },
      ctx: { books: { get: async () => book } },
      output: book,
    },
    {
      name: "says what an amount pays",
      config: { market: "m1", sizeUsd: 80 },
      ctx: { books: { get: async () => book } },
      output: {
        ...book,
        executable: { sizeUsd: 80, buy: 0.533333, sell: null, buyFee: null, sellFee: null },
      },
    },
    {
      name: "gives an empty book without a price",
      config: { market: "m1", sizeUsd: 80 },
      ctx: { books: { get: async () => ({ ...book, bids: [], asks: [], mid: null }) } },
      output: {
        ...book,
        bids: [],
        asks: [],
        mid: null,
        executable: { sizeUsd: 80, buy: null, sell: null, buyFee: null, sellFee: null },
      },
    },
    {
      name: "takes the first of many",
      config: {},
      input: many,
      ctx: { books: { get: async (key) => (key === "m0" ? book : null) } },
      output: book,
    },
  ],
  refusesConfig: [
    { name: "a size of nothing", config: { sizeUsd: 0 }, field: "sizeUsd" },
    unexpectedField("size"),
  ],
  refusesInput: [],
  fails: [
    { name: "nothing named and nothing in", config: {}, input: [], code: "BAD_INPUT" },
    {
      name: "not traded",
      config: { market: "m1" },
      ctx: { books: { get: async () => null } },
      code: "BAD_INPUT",
      message: '"m1" has no order book',
    },
  ],
  cancels: [{ config: { market: "m1" } }],
});

const at = "2026-01-01T00:00:00.000Z";
const unknownFigure: Figure = {
  value: null,
  n: 0,
  coverage: "lower_bound",
  asOf: at,
  version: "1",
};
const holder = {
  wallet: "0x1",
  walletName: null,
  shares: 7,
  shareOfOutcome: unknownFigure,
  isMarketMaker: false,
  isContract: false,
};
const listOf = (outcome: string, rows: HolderList["holders"]): HolderList => ({
  marketId: "m0",
  outcome,
  tokenId: outcome,
  coverage: "truncated",
  asOf: null,
  outstandingShares: null,
  hhi: unknownFigure,
  top10: unknownFigure,
  holders: rows,
});
const rowOf = (outcome: string) => ({
  ...holder,
  marketId: "m0",
  outcome,
  tokenId: outcome,
  coverage: "truncated",
  asOf: null,
  outstandingShares: null,
});
const both = async () => [listOf("Yes", [holder]), listOf("No", [holder, holder])];

testNode(holders, {
  gives: [
    {
      name: "gives a row a holder, unknown shares included",
      config: { market: "m0" },
      ctx: { holders: { list: both } },
      output: [rowOf("Yes"), rowOf("No"), rowOf("No")],
    },
    {
      name: "gives one outcome, however it is written",
      config: { outcome: "yes" },
      input: many,
      ctx: { holders: { list: both } },
      output: [rowOf("Yes")],
    },
    {
      name: "gives an empty list for an outcome that is none",
      config: { market: "m0", outcome: "Maybe" },
      ctx: { holders: { list: both } },
      output: [],
    },
    {
      name: "gives an empty list where nobody holds",
      config: { market: "m0" },
      ctx: { holders: { list: async () => [listOf("Yes", [])] } },
      output: [],
    },
    {
      name: "gives a thousand",
      config: { market: "m0" },
      ctx: {
        holders: {
          list: async () => [
            listOf(
              "Yes",
              Array.from({ length: 1000 }, () => ({ ...holder })),
            ),
          ],
        },
      },
      output: Array.from({ length: 1000 }, () => rowOf("Yes")),
    },
  ],
  refusesConfig: [unexpectedField("limit")],
  refusesInput: [],
  fails: [{ name: "nothing named and nothing in", config: {}, input: null, code: "BAD_INPUT" }],
  cancels: [{ config: { market: "m1" } }],
});

const address = `0x${"aB".repeat(20)}`;
const lower = address.toLowerCase();
/** The wallet's verbs answer with the routes' rows; what is asked for is what counts here. */
const asked = (verb: "positions" | "closedPositions" | "trades" | "activity") => ({
  wallets: { [verb]: async (query: unknown) => [query] } as PortOverrides["wallets"] & object,
});

testNode(wallet, {
  gives: [
    {
      name: "asks for positions in lower case",
      config: { address },
      ctx: asked("positions"),
      output: [{ address: lower, limit: 100 }],
    },
    {
      name: "takes the wallet of the first row",
      config: { part: "trades" },
      input: [{ wallet: null, address: lower }, ...many],
      ctx: asked("trades"),
      output: [{ address: lower, limit: 100 }],
    },
    {
      name: "gives no closed positions as an empty list",
      config: { address, part: "closed-positions" },
      ctx: { wallets: { closedPositions: async () => [] } },
      output: [],
    },
    {
      name: "asks for as much activity as it may give",
      config: { address, part: "activity", limit: 1000 },
      ctx: asked("activity"),
      output: [{ address: lower, limit: 1000 }],
    },
    {
      name: "gives a summary as one object",
      config: { address, part: "summary" },
      ctx: { wallets: { pnl: async (query) => query as WalletPnl } },
      output: { address: lower },
    },
  ],
  refusesConfig: [
    { name: "a short address", config: { address: "0x12" }, field: "address" },
    { name: "a part that is none", config: { part: "secrets" }, field: "part" },
    { name: "too high a limit", config: { limit: 1001 }, field: "limit" },
  ],
  refusesInput: [],
  fails: [
    { name: "nothing named and nothing in", config: {}, input: [], code: "BAD_INPUT" },
    { name: "a row without a wallet", config: {}, input: [{ wallet: 7 }], code: "BAD_INPUT" },
  ],
  cancels: [{ config: { address } }, { config: { address, part: "summary" } }],
});

it("wallet says before the run what its part gives", () => {
  const arriving = { flow: { kind: "any", type: { kind: "unknown" } }, parents: [] } as const;
  const kinds = (["positions", "closed-positions", "trades", "activity", "summary"] as const).map(
    (part) =>
      wallet.check?.({
        config: wallet.config.parse({ part }),
        arriving,
        variables: { kind: "unknown" },
      }).leaving?.kind,
  );
  expect(kinds).toEqual(["positions", "positions", "trades", "table", "record"]);
});
