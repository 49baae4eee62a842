import { z } from "zod";
import { listInput, queryBoolean, queryNumber } from "../http/endpoint.ts";

export const WINDOWS = ["1h", "24h", "7d", "30d"] as const;

/** The words that all boards of large wallets share. */
export const whaleFilterSchema = z.strictObject({
  min_usd: queryNumber(z.number().min(0).max(1e12)).optional(),
  window: z.enum(WINDOWS).optional(),
  /** A market id, condition id or slug. */
  market: z.string().min(1).max(300).optional(),
  category: z.string().max(100).optional(),
  exclude_mm: queryBoolean.optional(),
});
export type WhaleFilter = z.infer<typeof whaleFilterSchema>;

/** `field` and `-field`, the first one downwards where nothing is said. */
const sortBy = <const Fields extends readonly [string, ...string[]]>(...fields: Fields) =>
  z
    .enum(fields.flatMap((field: Fields[number]) => [field, `-${field}`] as const))
    .default(`-${fields[0]}` as `-${Fields[number]}`);

const list = <const Fields extends readonly [string, ...string[]]>(...fields: Fields) =>
  whaleFilterSchema.extend({ sort: sortBy(...fields), ...listInput });

export const whalePositionsInputSchema = list("valueUsd", "costUsd", "unrealizedPnlUsd");
export const whaleTradesInputSchema = list("tradedAt", "notionalUsd").extend({
  /** `taker` shows each match once; `any` also the makers' rows and those of which neither is known. */
  role: z.enum(["taker", "any"]).default("taker"),
  /** Sets each fill against its order book. */
  depth: queryBoolean.optional(),
  cursor: z
    .string()
    .regex(/^\d{4}-[\d:.TZ+-]{10,30}~[0-9a-f-]{36}$/, "is none that this list gave")
    .optional(),
});
export const whaleFlowsInputSchema = list(
  "absNetUsd",
  "netUsd",
  "volumeUsd",
  "buyUsd",
  "sellUsd",
  "trades",
  "time",
).extend({ by: z.enum(["market", "category", "time"]).default("market") });
export const whaleFlipsInputSchema = list("flippedAt", "afterUsd", "beforeUsd");
export const concentrationInputSchema = list(
  "hhi",
  "top1",
  "top5",
  "top10",
  "nakamoto",
  "valueUsd",
);
export const scoreboardInputSchema = list(
  "edgeLow",
  "smartMoney",
  "whale",
  "reputation",
  "winRateLow",
  "clvLow",
  "roi",
  "volumeUsd",
).extend({
  /** Only wallets that pass the gate of the scores. */
  gated: queryBoolean.default(false),
});

export type WhalePositionsInput = z.infer<typeof whalePositionsInputSchema>;
export type WhaleTradesInput = z.infer<typeof whaleTradesInputSchema>;
export type WhaleFlowsInput = z.infer<typeof whaleFlowsInputSchema>;
export type WhaleFlipsInput = z.infer<typeof whaleFlipsInputSchema>;
export type ConcentrationInput = z.infer<typeof concentrationInputSchema>;
export type ScoreboardInput = z.infer<typeof scoreboardInputSchema>;
