import { z } from "zod";

/** Where a run stands; stored with every page, so that the next slice goes on from it. */
export const syncStateSchema = z.object({
  batch: z.number().int().default(0),
  eventsCursor: z.string().nullable().default(null),
  eventsDone: z.boolean().default(false),
  marketsCursor: z.string().nullable().default(null),
  /** Of the whole walk over single markets, which may take several runs. */
  marketsPages: z.number().int().default(0),
  marketsComplete: z.boolean().default(false),
  /** Nothing more to walk in this run. */
  marketsDone: z.boolean().default(false),
  closedAfter: z.string().default(""),
  closureDone: z.boolean().default(false),
});
export type SyncState = z.infer<typeof syncStateSchema>;

export type SyncProgress = {
  pages: number;
  eventsSeen: number;
  marketsSeen: number;
  rowsWritten: number;
  rejects: number;
};
