import { z } from "zod";
import { endpoint, queryNumber } from "../http/endpoint.ts";
import {
  listMarketsInputSchema,
  marketDetailSchema,
  marketSchema,
  OHLC_INTERVALS,
  ohlcSchema,
  orderBookSchema,
} from "./schema.ts";

import {
  listMarketGroupsInputSchema,
  marketGroupSchema,
  quoteSchema,
  quotesInputSchema,
  sparklineSchema,
  sparklinesInputSchema,
} from "./terminal-schema.ts";

/** A market id, condition id or slug. */
const marketKey = z.string().min(1).max(300);

export const listMarketsEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/markets",
  access: "public",
  summary: "Markets of the active source that match a filter",
  input: listMarketsInputSchema,
  output: z.array(marketSchema),
});

export const getMarketEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/markets/[id]",
  access: "public",
  summary: "One market by market id, condition id or slug",
  input: z.strictObject({ id: marketKey }),
  output: marketDetailSchema,
});

export const getOrderBookEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/order-book/[marketId]",
  access: "public",
  summary: "The order book of one outcome, best level first",
  input: z.strictObject({
    marketId: marketKey,
    outcome: z.string().max(200).optional(),
    size: queryNumber(z.number().positive().max(1e9)).optional(),
  }),
  output: orderBookSchema,
});

export const getOhlcEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/ohlc/[marketId]",
  access: "public",
  summary: "Candles from price points",
  input: z.strictObject({
    marketId: marketKey,
    interval: z.enum(OHLC_INTERVALS).default("1h"),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    outcome: z.string().max(200).optional(),
  }),
  output: ohlcSchema,
});

export const listSparklinesEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/sparklines",
  access: "public",
  summary: "Stored prices of seven days, small; markets without any are left out",
  input: sparklinesInputSchema,
  output: z.array(sparklineSchema),
});

export const listQuotesEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/quotes",
  access: "public",
  summary: "What a buy of so many dollars would pay in up to 100 markets, after the fee",
  cost: 2,
  input: quotesInputSchema,
  output: z.array(quoteSchema),
});

export const listMarketGroupsEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/markets/groups",
  access: "public",
  summary: "The screener's markets by event",
  cost: 2,
  input: listMarketGroupsInputSchema,
  output: z.array(marketGroupSchema),
});
