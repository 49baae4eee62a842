import { z } from "zod";

/** Where the reading of a global feed stands; stored with every page. */
export const tradeFeedStateSchema = z.object({
  /** The walk from the newest row down to the watermark that is under way. */
  head: z
    .object({
      cursor: z.string().nullable(),
      newest: z.string().nullable(),
      oldest: z.string().nullable(),
      pages: z.number().int(),
      begunAt: z.string(),
      /** A row on the way could not be stored. */
      lost: z.boolean().default(false),
    })
    .nullable()
    .default(null),
  /** The walk further back, below what the first walk read; null before there is one. */
  tail: z
    .object({
      cursor: z.string().nullable(),
      rows: z.number().int(),
      done: z.boolean(),
      lost: z.boolean().default(false),
    })
    .nullable()
    .default(null),
});
export type TradeFeedState = z.infer<typeof tradeFeedStateSchema>;
