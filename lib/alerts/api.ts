import { z } from "zod";
import { endpoint, listInput, queryNumber } from "../http/endpoint.ts";
import {
  ALERT_KINDS,
  alertFieldsSchema,
  alertFiringSchema,
  alertSchema,
  alertStateSchema,
  alertTestSchema,
} from "./schema.ts";

const id = z.uuid();

export const ALERT_SORTS = [
  "createdAt",
  "-createdAt",
  "lastFiredAt",
  "-lastFiredAt",
  "name",
  "-name",
] as const;

export const listAlertsEndpoint = endpoint({
  method: "GET",
  path: "/api/alerts",
  access: "user",
  summary: "The caller's alerts of the active source",
  input: z.strictObject({
    q: z.string().trim().max(200).optional(),
    state: alertStateSchema.optional(),
    kind: z.enum(ALERT_KINDS).optional(),
    /** By market id. */
    market: z.string().min(1).max(300).optional(),
    wallet: z.string().max(42).optional(),
    sort: z.enum(ALERT_SORTS).default("-createdAt"),
    ...listInput,
  }),
  output: z.array(alertSchema),
});

export const createAlertEndpoint = endpoint({
  method: "POST",
  path: "/api/alerts",
  access: "user",
  summary: "Watches a condition from now on; what happened before is not told",
  input: alertFieldsSchema,
  output: alertSchema,
});

const changes = alertFieldsSchema.shape;

export const updateAlertEndpoint = endpoint({
  method: "PATCH",
  path: "/api/alerts/[id]",
  access: "user",
  summary: "Changes an alert; a new condition begins anew, and deleted: false brings one back",
  input: z.strictObject({
    id,
    condition: changes.condition.optional(),
    name: changes.name.unwrap().optional(),
    channels: changes.channels.unwrap().optional(),
    webhook: changes.webhook.unwrap().optional(),
    cooldownSeconds: changes.cooldownSeconds.unwrap().optional(),
    paused: z.boolean().optional(),
    deleted: z.literal(false).optional(),
  }),
  output: alertSchema,
});

export const deleteAlertEndpoint = endpoint({
  method: "DELETE",
  path: "/api/alerts/[id]",
  access: "user",
  summary: "Deletes an alert; for thirty days PATCH with deleted: false brings it back",
  input: z.strictObject({ id }),
  output: z.object({ deleted: z.literal(true) }),
});

export const listAlertHistoryEndpoint = endpoint({
  method: "GET",
  path: "/api/alerts/[id]/history",
  access: "user",
  summary: "What triggered an alert, newest first, and how each telling was delivered",
  input: z.strictObject({
    id,
    limit: queryNumber(z.number().int().min(1).max(1000)).default(100),
    cursor: z.string().max(100).optional(),
  }),
  output: z.array(alertFiringSchema),
});

export const testAlertEndpoint = endpoint({
  method: "POST",
  path: "/api/alerts/[id]/test",
  access: "user",
  summary: "Says what the alert would tell now and to whom; nothing is sent",
  input: z.strictObject({ id }),
  output: alertTestSchema,
});

export const tryAlertEndpoint = endpoint({
  method: "POST",
  path: "/api/alerts/test",
  access: "user",
  summary: "The same for an alert that is not kept yet",
  input: alertFieldsSchema,
  output: alertTestSchema,
});

export const evaluateAlertsEndpoint = endpoint({
  method: "GET",
  path: "/api/cron/evaluate-alerts",
  access: "cron",
  summary: "Looks at every alert and delivers what is due; what happened once is told once",
  cost: 0,
  input: z.strictObject({}),
  output: z.object({
    /** `running`: more is waiting, call again · `busy`: another call has it in hand. */
    status: z.enum(["done", "running", "busy"]),
    evaluated: z.number().int(),
    fired: z.number().int(),
    delivered: z.number().int(),
    /** Attempts that did not get through. */
    failed: z.number().int(),
  }),
});
