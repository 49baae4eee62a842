import { z } from "zod";

/** A number that we computed: what it is, how sure, from how much, when, by which formula. */
export const figureSchema = z.object({
  value: z.number().nullable(),
  low: z.number().optional(),
  high: z.number().optional(),
  n: z.number().int().nonnegative(),
  coverage: z.enum(["complete", "truncated", "lower_bound"]),
  asOf: z.iso.datetime(),
  version: z.string(),
});
export type Figure = z.infer<typeof figureSchema>;
