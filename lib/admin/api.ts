import { z } from "zod";
import { endpoint, queryNumber } from "../http/endpoint.ts";
import {
  adminMetricsSchema,
  adminSyncSchema,
  auditEntrySchema,
  mailSchema,
  migrationSchema,
} from "./schema.ts";

const limit = queryNumber(z.number().int().min(1).max(1000)).default(100);
const cursor = queryNumber(z.number().int().positive()).optional();

export const getAdminSyncEndpoint = endpoint({
  method: "GET",
  path: "/api/admin/sync",
  access: "admin",
  summary: "Sync runs with their counts, and the rows of the upstream that did not fit",
  input: z.strictObject({ limit }),
  output: adminSyncSchema,
});

export const listAuditEndpoint = endpoint({
  method: "GET",
  path: "/api/admin/audit",
  access: "admin",
  summary: "What was done with more than a user's own rights, newest first",
  input: z.strictObject({ limit, cursor }),
  output: z.array(auditEntrySchema),
});

export const listMailsEndpoint = endpoint({
  method: "GET",
  path: "/api/admin/mails",
  access: "admin",
  summary: "The outbox of the embedded stack, newest first",
  input: z.strictObject({ limit, cursor }),
  output: z.array(mailSchema),
});

export const getAdminMetricsEndpoint = endpoint({
  method: "GET",
  path: "/api/admin/metrics",
  access: "admin",
  summary: "The process, its requests, the loops, queues and sizes, as JSON",
  input: z.strictObject({}),
  output: adminMetricsSchema,
});

export const startIngestEndpoint = endpoint({
  method: "POST",
  path: "/api/admin/ingest",
  access: "admin",
  summary:
    "Reads a slice of trades, wallets, holders and prices now: 202, or 409 while one is read",
  input: z.strictObject({}),
  output: z.object({ status: z.literal("started"), startedAt: z.iso.datetime() }),
});

export const listMigrationsEndpoint = endpoint({
  method: "GET",
  path: "/api/admin/apply-migration",
  access: "admin",
  summary: "The repository's migrations with their checksums, and which the database holds",
  input: z.strictObject({}),
  output: z.array(migrationSchema),
});

export const applyMigrationEndpoint = endpoint({
  method: "POST",
  path: "/api/admin/apply-migration",
  access: "admin",
  summary:
    "Applies the next migration of the repository, named with its checksum, and nothing else",
  input: z.strictObject({
    name: z.string().regex(/^\d{14}_[a-z0-9_]{1,80}$/, "is <14 digits>_<subject>"),
    checksum: z.string().regex(/^[0-9a-f]{64}$/, "is a SHA-256 in hexadecimal"),
  }),
  output: migrationSchema,
});
