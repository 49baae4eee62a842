import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import {
  concentrationSchema,
  holderListSchema,
  populationSchema,
  scoreboardRowSchema,
  whaleFlipSchema,
  whaleFlowSchema,
  whalePositionSchema,
  whaleTradeSchema,
} from "./schema.ts";
import {
  concentrationInputSchema,
  scoreboardInputSchema,
  whaleFlipsInputSchema,
  whaleFlowsInputSchema,
  whalePositionsInputSchema,
  whaleTradesInputSchema,
} from "./whale-filter.ts";

export const listWhalePositionsEndpoint = endpoint({
  method: "GET",
  path: "/api/whale/positions",
  access: "public",
  summary: "Open positions by their current value, from 10,000 dollars on",
  input: whalePositionsInputSchema,
  output: z.array(whalePositionSchema),
});

export const listWhaleTradesEndpoint = endpoint({
  method: "GET",
  path: "/api/whale/trades",
  access: "public",
  summary: "Large trades, newest first, from 1,000 dollars on",
  input: whaleTradesInputSchema,
  output: z.array(whaleTradeSchema),
});

export const listWhaleFlowsEndpoint = endpoint({
  method: "GET",
  path: "/api/whale/flows",
  access: "public",
  summary: "Signed dollars of takers in a window, by market, category or time",
  cost: 2,
  input: whaleFlowsInputSchema,
  output: z.array(whaleFlowSchema),
});

export const listWhaleFlipsEndpoint = endpoint({
  method: "GET",
  path: "/api/whale/flips",
  access: "public",
  summary: "Wallets that changed sides within a window, with both legs",
  cost: 2,
  input: whaleFlipsInputSchema,
  output: z.array(whaleFlipSchema),
});

export const listConcentrationEndpoint = endpoint({
  method: "GET",
  path: "/api/whale/concentration",
  access: "public",
  summary: "How few wallets hold an outcome, as bounds where the list is cut",
  cost: 2,
  input: concentrationInputSchema,
  output: z.array(concentrationSchema),
});

export const listScoreboardEndpoint = endpoint({
  method: "GET",
  path: "/api/whale/scoreboard",
  access: "public",
  summary: "Wallets by the lower bound of their edge; market makers only with exclude_mm=false",
  input: scoreboardInputSchema,
  output: z.array(scoreboardRowSchema),
});

export const getPopulationEndpoint = endpoint({
  method: "GET",
  path: "/api/whale/population",
  access: "public",
  summary: "The wallets that scores are measured against; null before any was scored",
  input: z.strictObject({}),
  output: populationSchema.nullable(),
});

export const getHoldersEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/holders",
  access: "public",
  summary: "The largest holders of both outcomes of a market",
  input: z.strictObject({ market: z.string().min(1).max(300) }),
  output: z.array(holderListSchema),
});
