import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { syncRunSchema, syncStatusSchema } from "./schema.ts";

export const getSyncStatusEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/sync",
  access: "public",
  summary: "The state of the market sync and the age of its data",
  input: z.strictObject({}),
  output: syncStatusSchema,
});

export const startSyncEndpoint = endpoint({
  method: "POST",
  path: "/api/polymarket/sync",
  access: "admin-or-cron",
  summary: "Starts a sync: 202 with the run, 409 with the one that is running",
  input: z.strictObject({}),
  output: syncRunSchema,
});

export const cronSyncEndpoint = endpoint({
  method: "GET",
  path: "/api/cron/sync",
  access: "cron",
  summary: "Works one slice of the market sync; idempotent within its time slot",
  cost: 0,
  input: z.strictObject({}),
  output: syncRunSchema.nullable(),
});
