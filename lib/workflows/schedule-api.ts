import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";

const id = z.uuid();
const moment = z.iso.datetime();

export const scheduleSchema = z.object({
  workflowId: id,
  cron: z.string(),
  /** IANA. */
  timeZone: z.string(),
  overlap: z.enum(["skip", "queue", "catch-up-once"]),
  jitterSeconds: z.number().int(),
  maxFailures: z.number().int(),
  status: z.enum(["active", "paused"]),
  pauseReason: z.string().nullable(),
  /** In a row. */
  failures: z.number().int(),
  lastError: z.string().nullable(),
  /** The next five times that the expression names, without jitter. */
  nextRuns: z.array(moment),
  /** With jitter; null while paused. */
  nextRunAt: moment.nullable(),
  lastRunAt: moment.nullable(),
  lastRun: z.object({ id, status: z.string(), finishedAt: moment.nullable() }).nullable(),
  createdAt: moment,
  updatedAt: moment,
});
export type Schedule = z.infer<typeof scheduleSchema>;

export const getScheduleEndpoint = endpoint({
  method: "GET",
  path: "/api/workflows/[id]/schedule",
  access: "user",
  summary: "When a workflow runs by itself, with its next five times; null where it does not",
  input: z.strictObject({ id }),
  output: scheduleSchema.nullable(),
});

export const putScheduleEndpoint = endpoint({
  method: "PUT",
  path: "/api/workflows/[id]/schedule",
  access: "user",
  keyScope: "run",
  summary: "Sets the schedule of a workflow; an active one starts with no failures counted",
  input: z.strictObject({
    id,
    /** Minute, hour, day, month, weekday. */
    cron: z.string().trim().min(1).max(100),
    timeZone: z.string().max(64).default("UTC"),
    overlap: scheduleSchema.shape.overlap.default("skip"),
    jitterSeconds: z.number().int().min(0).max(3600).default(0),
    /** Failures in a row after which it pauses itself. */
    maxFailures: z.number().int().min(1).max(100).default(5),
    status: scheduleSchema.shape.status.default("active"),
  }),
  output: scheduleSchema,
});

export const deleteScheduleEndpoint = endpoint({
  method: "DELETE",
  path: "/api/workflows/[id]/schedule",
  access: "user",
  summary: "Removes the schedule of a workflow",
  input: z.strictObject({ id }),
  output: z.object({ deleted: z.literal(true) }),
});

export const previewScheduleEndpoint = endpoint({
  method: "GET",
  path: "/api/schedules/preview",
  access: "user",
  summary: "The next five times of an expression in a time zone, summer time included",
  input: z.strictObject({
    cron: z.string().trim().min(1).max(100),
    timeZone: z.string().max(64).default("UTC"),
  }),
  output: z.object({ nextRuns: z.array(moment) }),
});

export const cronRunSchedulesEndpoint = endpoint({
  method: "GET",
  path: "/api/cron/run-schedules",
  access: "cron",
  summary: "Starts what is due; each slot once, however often it is called",
  cost: 0,
  input: z.strictObject({}),
  output: z.object({
    started: z.number().int(),
    /** Missed, or overlapped by a run that is under way. */
    skipped: z.number().int(),
    waiting: z.number().int(),
    failed: z.number().int(),
  }),
});
