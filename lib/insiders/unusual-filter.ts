import { z } from "zod";
import { listInput, queryNumber } from "../http/endpoint.ts";
import { whaleFilterSchema } from "../whales/whale-filter.ts";
import { FLAGGED_FROM } from "./score-unusual.ts";

const SORTS = ["score", "stakeUsd", "lastAt", "flagged"] as const;

export const unusualInputSchema = whaleFilterSchema.extend({
  /** Of the lower bound; what is below is left out. */
  min_score: queryNumber(z.number().min(0).max(1)).default(FLAGGED_FROM),
  sort: z.enum(SORTS.flatMap((field) => [field, `-${field}`] as const)).default("-score"),
  ...listInput,
});
export type UnusualInput = z.infer<typeof unusualInputSchema>;
