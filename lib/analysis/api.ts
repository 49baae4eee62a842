import { z } from "zod";
import { endpoint, queryNumber } from "../http/endpoint.ts";
import { HORIZONS } from "./horizons.ts";
import {
  calibrationSchema,
  correlationsSchema,
  newMarketSchema,
  sourceFactsSchema,
} from "./schema.ts";

export const MOST_CORRELATED = 20;

export const getCalibrationEndpoint = endpoint({
  method: "GET",
  path: "/api/analysis/calibration",
  access: "public",
  summary: "Prices of settled markets at a distance from their end against what happened",
  cost: 2,
  input: z.strictObject({
    horizon: z.enum(HORIZONS).default("24h"),
    category: z.string().min(1).max(100).optional(),
  }),
  output: calibrationSchema,
});

export const getCorrelationsEndpoint = endpoint({
  method: "GET",
  path: "/api/analysis/correlations",
  access: "public",
  summary:
    "Correlation of hourly price changes between markets: those named, else the caller's watchlist",
  cost: 2,
  input: z.strictObject({
    /** Market ids with commas between them. */
    markets: z
      .string()
      .max(4000)
      .transform((text) => text.split(",").map((id) => id.trim()))
      .pipe(z.array(z.string().min(1).max(300)).max(MOST_CORRELATED))
      .optional(),
  }),
  output: correlationsSchema,
});

export const getSourceFactsEndpoint = endpoint({
  method: "GET",
  path: "/api/analysis/source",
  access: "public",
  summary: "How much is stored of the active source, and how old the newest of it is",
  cost: 2,
  input: z.strictObject({}),
  output: sourceFactsSchema,
});

export const listNewMarketsEndpoint = endpoint({
  method: "GET",
  path: "/api/analysis/new-markets",
  access: "public",
  summary: "Open markets by when they began, the newest first",
  input: z.strictObject({ limit: queryNumber(z.number().int().min(1).max(100)).default(10) }),
  output: z.array(newMarketSchema),
});
