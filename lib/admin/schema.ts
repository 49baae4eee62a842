import { z } from "zod";
import { syncRunSchema } from "../sync/schema.ts";

const moment = z.iso.datetime();

export const rejectSchema = z.object({
  job: z.enum(["sync", "ingest"]),
  kind: z.string(),
  rowId: z.string(),
  reason: z.string(),
  firstSeenAt: moment,
  lastSeenAt: moment,
});

export const adminSyncSchema = z.object({
  /** Newest first. */
  runs: z.array(syncRunSchema),
  rejects: z.array(rejectSchema),
});
export type AdminSync = z.infer<typeof adminSyncSchema>;

export const auditEntrySchema = z.object({
  id: z.number().int(),
  action: z.string(),
  subject: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  /** Null where the account is gone, and for what no person did. */
  actor: z.string().nullable(),
  createdAt: moment,
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const mailSchema = z.object({
  id: z.number().int(),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  createdAt: moment,
});
export type OutboxMail = z.infer<typeof mailSchema>;

export const loopSchema = z.object({
  loop: z.string(),
  lastSuccessAt: moment.nullable(),
  lastFailureAt: moment.nullable(),
  lastError: z.string().nullable(),
  /** Of the last call that worked. */
  durationMs: z.number().int().nullable(),
  calls: z.number().int(),
  failures: z.number().int(),
});

export const requestFigureSchema = z.object({
  route: z.string(),
  method: z.string(),
  count: z.number().int(),
  /** Answers of 500 and above. */
  failures: z.number().int(),
  meanMs: z.number(),
});

export const adminMetricsSchema = z.object({
  process: z.object({
    uptimeSeconds: z.number(),
    residentBytes: z.number(),
    heapBytes: z.number(),
    cpuSeconds: z.number(),
    node: z.string(),
  }),
  /** Of this process since it started, the most asked first. */
  requests: z.array(requestFigureSchema),
  loops: z.array(loopSchema),
  feeds: z.array(
    z.object({
      feed: z.string(),
      watermark: moment.nullable(),
      gaps: z.number().int(),
      lastSuccessAt: moment.nullable(),
    }),
  ),
  /** Of the last day, and whatever is not over, by state. */
  runs: z.record(z.string(), z.number().int()),
  alerts: z.object({ live: z.number().int(), failing: z.number().int() }),
  deliveries: z.record(z.string(), z.number().int()),
  llmUsdToday: z.number(),
  /** The largest; rows are the planner's estimates. */
  tables: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number() })),
});
export type AdminMetrics = z.infer<typeof adminMetricsSchema>;

export const migrationSchema = z.object({
  name: z.string(),
  /** SHA-256 of the file, in hexadecimal. */
  checksum: z.string(),
  applied: z.boolean(),
});
export type Migration = z.infer<typeof migrationSchema>;
