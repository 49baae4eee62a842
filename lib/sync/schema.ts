import { z } from "zod";
import { originSchema } from "../markets/schema.ts";

export const syncRunSchema = z.object({
  id: z.string(),
  origin: originSchema,
  status: z.enum(["running", "success", "error", "cancelled"]),
  trigger: z.enum(["cron", "admin", "read", "shell", "boot"]),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Pages fetched so far; the upstream does not say how many there are. */
  pages: z.number().int(),
  eventsSeen: z.number().int(),
  marketsSeen: z.number().int(),
  /** Rows inserted or changed; an unchanged row is not written. */
  rowsWritten: z.number().int(),
  rejects: z.number().int(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type SyncRun = z.infer<typeof syncRunSchema>;

/** What the status line of every page shows. */
export const syncStatusSchema = z.object({
  source: originSchema,
  upstream: z.enum(["ok", "failing", "unknown"]),
  markets: z.number().int(),
  events: z.number().int(),
  rejects: z.number().int(),
  lastSuccessAt: z.iso.datetime().nullable(),
  stale: z.boolean(),
  running: syncRunSchema.nullable(),
  latest: syncRunSchema.nullable(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;
