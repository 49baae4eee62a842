import { z } from "zod";

/** What one call of the scorer did; `finished` is false where the time was up or another process is at it. */
export const scoreRunSchema = z.object({
  wallets: z.number().int().nonnegative(),
  settledMarkets: z.number().int().nonnegative(),
  finished: z.boolean(),
});
export type ScoreRun = z.infer<typeof scoreRunSchema>;
