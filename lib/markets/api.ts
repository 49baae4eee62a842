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
