import { z } from "zod";

export const nodeErrorCodeSchema = z.enum([
  "TIMEOUT",
  "CANCELLED",
  "INTERRUPTED",
  "BUDGET_EXCEEDED",
  "OUTPUT_TOO_LARGE",
  "BLOCKED_ADDRESS",
  "BAD_INPUT",
  "UPSTREAM_FAILED",
  "NOT_CONFIGURED",
  "NODE_FAILED",
]);
export type NodeErrorCode = z.infer<typeof nodeErrorCodeSchema>;

export const nodeErrorSchema = z.object({ code: nodeErrorCodeSchema, message: z.string() });
export type NodeError = z.infer<typeof nodeErrorSchema>;

export const nodeStatusSchema = z.enum([
  "running",
  "success",
  "error",
  "skipped",
  "cached",
  "waiting",
  "cancelled",
]);
export type NodeStatus = z.infer<typeof nodeStatusSchema>;

export const usageSchema = z.object({
  inputTokens: z.number(),
  outputTokens: z.number(),
  usd: z.number(),
});
export type Usage = z.infer<typeof usageSchema>;

/** Milliseconds since the epoch. */
const timestamp = z.number();
const nodeId = z.string();

/** One union for the executor, the SSE wire, the stored log and the canvas. */
export const runEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("run_started"),
    timestamp,
    runId: z.string(),
    workflowId: z.string().nullable(),
    /** Topological. */
    order: z.array(z.string()),
  }),
  z.object({
    type: z.literal("node_status"),
    timestamp,
    nodeId,
    status: nodeStatusSchema,
    durationMs: z.number().optional(),
    attempt: z.number().int().optional(),
    error: nodeErrorSchema.optional(),
  }),
  z.object({
    type: z.literal("node_output"),
    timestamp,
    nodeId,
    status: z.literal("success"),
    output: z.unknown().optional(),
    /** Over 64 KiB: the head of the value, its bytes, and where the whole of it is. */
    preview: z.unknown().optional(),
    size: z.number().optional(),
    ref: z.string().optional(),
  }),
  z.object({ type: z.literal("node_delta"), timestamp, nodeId, text: z.string() }),
  z.object({
    type: z.literal("node_log"),
    timestamp,
    nodeId,
    level: z.enum(["debug", "info", "warn", "error"]),
    message: z.string(),
  }),
  z.object({
    type: z.literal("run_finished"),
    timestamp,
    status: z.enum(["success", "error", "cancelled"]),
    durationMs: z.number(),
    outputs: z.record(z.string(), z.unknown()),
    errors: z.record(z.string(), nodeErrorSchema),
    usage: usageSchema,
  }),
]);
export type RunEvent = z.infer<typeof runEventSchema>;
