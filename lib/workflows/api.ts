import { z } from "zod";
import { endpoint, listInput, queryNumber } from "../http/endpoint.ts";
import { nodeErrorSchema, usageSchema } from "./events.ts";
import { graphSchema, problemSchema } from "./graph.ts";
import { workflowSchema, workflowSummarySchema } from "./schema.ts";

export type { Workflow, WorkflowSummary } from "./schema.ts";

const id = z.uuid();
const name = z.string().trim().min(1).max(200);

export const listWorkflowsEndpoint = endpoint({
  method: "GET",
  path: "/api/workflows",
  access: "user",
  summary: "The caller's workflows",
  input: z.strictObject({
    q: z.string().trim().max(200).optional(),
    sort: z.enum(["name", "-name", "updatedAt", "-updatedAt"]).default("-updatedAt"),
    ...listInput,
  }),
  output: z.array(workflowSummarySchema),
});

export const createWorkflowEndpoint = endpoint({
  method: "POST",
  path: "/api/workflows",
  access: "user",
  summary: "Saves a new workflow; drafts may have problems, but keep the graph's shape",
  input: z.strictObject({
    name,
    description: z.string().max(2000).optional(),
    graph: graphSchema.default({ nodes: [], edges: [] }),
  }),
  output: workflowSchema,
});

export const getWorkflowEndpoint = endpoint({
  method: "GET",
  path: "/api/workflows/[id]",
  access: "user",
  summary: "One workflow",
  input: z.strictObject({ id }),
  output: workflowSchema,
});

export const updateWorkflowEndpoint = endpoint({
  method: "PATCH",
  path: "/api/workflows/[id]",
  access: "user",
  summary: "Saves changes; a stale version is a CONFLICT",
  input: z.strictObject({
    id,
    version: z.number().int(),
    name: name.optional(),
    description: z.string().max(2000).nullable().optional(),
    graph: graphSchema.optional(),
  }),
  output: workflowSchema,
});

export const deleteWorkflowEndpoint = endpoint({
  method: "DELETE",
  path: "/api/workflows/[id]",
  access: "user",
  summary: "Deletes a workflow; its runs stay",
  input: z.strictObject({ id }),
  output: z.object({ deleted: z.literal(true) }),
});

export const validateWorkflowEndpoint = endpoint({
  method: "POST",
  path: "/api/workflows/validate",
  access: "public",
  summary: "Every problem of a graph at once; an empty list means that it can run",
  input: z.looseObject({ nodes: z.unknown(), edges: z.unknown() }).partial(),
  output: z.object({ valid: z.boolean(), problems: z.array(problemSchema) }),
});

const portSchema = z.object({ kind: z.string(), schema: z.record(z.string(), z.unknown()) });

export const nodeTypeInfoSchema = z.object({
  type: z.string(),
  label: z.string(),
  description: z.string(),
  category: z.enum(["source", "transform", "logic", "analysis", "sink"]),
  /** A lucide icon name. */
  icon: z.string(),
  version: z.number().int(),
  /** JSON Schema of the config; `title`, `description`, `examples` and `x-widget` draw the form. */
  configSchema: z.record(z.string(), z.unknown()),
  input: portSchema.nullable(),
  output: portSchema.nullable(),
  branches: z.array(z.string()),
  example: z.object({ config: z.record(z.string(), z.unknown()) }),
  docs: z.string(),
});
export type NodeTypeInfo = z.infer<typeof nodeTypeInfoSchema>;

export const listNodeTypesEndpoint = endpoint({
  method: "GET",
  path: "/api/node-types",
  access: "public",
  summary: "The catalogue of node types with their JSON Schemas",
  input: z.strictObject({}),
  output: z.array(nodeTypeInfoSchema),
});

/** `workflowId`, or a graph as it stands on a canvas. */
const executeInputSchema = z.strictObject({
  workflowId: id.optional(),
  nodes: z.unknown().optional(),
  edges: z.unknown().optional(),
  variables: z.record(z.string(), z.unknown()).optional(),
  fromNode: z.string().optional(),
  untilNode: z.string().optional(),
  pinned: z.record(z.string(), z.unknown()).optional(),
  mode: z.enum(["stream", "background"]).default("stream"),
});

export const runStatusSchema = z.enum([
  "queued",
  "running",
  "waiting",
  "success",
  "error",
  "cancelled",
]);
export type RunStatus = z.infer<typeof runStatusSchema>;

export const runTriggerSchema = z.enum(["stream", "background", "schedule", "sub-workflow"]);

export const runSchema = z.object({
  id,
  workflowId: id.nullable(),
  status: runStatusSchema,
  trigger: runTriggerSchema,
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  durationMs: z.number().nullable(),
  error: nodeErrorSchema.nullable(),
  usage: usageSchema.nullable(),
});
export type Run = z.infer<typeof runSchema>;

/** What a node that has finished came to, without its output. */
export const runNodeSchema = z.object({
  status: z.enum(["success", "error"]),
  durationMs: z.number(),
  /** Bytes of its output. */
  size: z.number().int(),
  /** How many, where it put out a list. */
  items: z.number().int().nullable(),
  error: nodeErrorSchema.nullable(),
});
export type RunNode = z.infer<typeof runNodeSchema>;

export const runDetailSchema = runSchema.extend({
  /** The saved version that it ran; null where it ran something else, or that one is no longer kept. */
  version: z.number().int().nullable(),
  nodes: z.record(z.string(), runNodeSchema),
  /** As it was when the run began. */
  graph: graphSchema,
  outputs: z.record(z.string(), z.unknown()).nullable(),
  errors: z.record(z.string(), nodeErrorSchema).nullable(),
  /** What each node spent that spent something; inside a body by its path. */
  nodeUsage: z.record(z.string(), usageSchema),
  /** Approvals that wait for an answer, with the question's node and the time by which to answer. */
  approvals: z.array(z.object({ nodeId: z.string(), until: z.iso.datetime().nullable() })),
});
export type RunDetail = z.infer<typeof runDetailSchema>;

export const executeWorkflowEndpoint = endpoint({
  method: "POST",
  path: "/api/execute-workflow",
  access: "user",
  keyScope: "run",
  summary: "Runs a workflow and streams its events; mode background answers 202 with the run",
  raw: "text/event-stream",
  input: executeInputSchema,
  output: runSchema,
});

export const listRunsEndpoint = endpoint({
  method: "GET",
  path: "/api/runs",
  access: "user",
  summary: "The caller's runs, newest first",
  input: z.strictObject({
    workflowId: id.optional(),
    status: runStatusSchema.optional(),
    trigger: runTriggerSchema.optional(),
    /** When it was made. */
    from: z.iso.datetime({ offset: true }).optional(),
    until: z.iso.datetime({ offset: true }).optional(),
    /** The begin of an id, or a part of an error. */
    q: z.string().trim().min(1).max(200).optional(),
    limit: listInput.limit,
    cursor: z.string().max(200).optional(),
  }),
  output: z.array(runSchema),
});

export const getRunEndpoint = endpoint({
  method: "GET",
  path: "/api/runs/[id]",
  access: "user",
  summary: "One run with its graph, outputs and errors",
  input: z.strictObject({ id }),
  output: runDetailSchema,
});

export const streamRunEventsEndpoint = endpoint({
  method: "GET",
  path: "/api/runs/[id]/events",
  access: "user",
  summary: "The run's events from Last-Event-ID on, until the terminal one",
  raw: "text/event-stream",
  input: z.strictObject({
    id,
    /** The header of the same name wins. */
    lastEventId: queryNumber(z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)).optional(),
  }),
  output: z.unknown(),
});

export const cancelRunEndpoint = endpoint({
  method: "POST",
  path: "/api/runs/[id]/cancel",
  access: "user",
  keyScope: "run",
  summary: "Asks a run to stop; the run says when it has",
  input: z.strictObject({ id }),
  output: runSchema,
});

export const answerApprovalEndpoint = endpoint({
  method: "POST",
  path: "/api/runs/[id]/approvals/[nodeId]",
  access: "user",
  keyScope: "run",
  summary: "Answers an approval that waits, named as its node_status says it; twice is a CONFLICT",
  input: z.strictObject({ id, nodeId: z.string().min(1).max(1000), approved: z.boolean() }),
  output: runSchema,
});

export const replayRunEndpoint = endpoint({
  method: "POST",
  path: "/api/runs/[id]/replay",
  access: "user",
  keyScope: "run",
  summary:
    "A new run of the graph as it was in this one, pins and called workflows included; streamed, or 202 with mode background",
  raw: "text/event-stream",
  input: z.strictObject({ id, mode: z.enum(["stream", "background"]).default("stream") }),
  output: runSchema,
});

export const getRunOutputEndpoint = endpoint({
  method: "GET",
  path: "/api/runs/[id]/outputs/[nodeId]",
  access: "user",
  summary: "The whole output of one node, which `ref` points to",
  input: z.strictObject({ id, nodeId: z.string().min(1).max(1000) }),
  output: z.unknown(),
});

export const cronDrainEndpoint = endpoint({
  method: "GET",
  path: "/api/cron/drain",
  access: "cron",
  summary:
    "Works the queue for less than a minute where no process does it all the time, and ends runs that nobody may take up; a second call finds nothing left to do",
  cost: 0,
  input: z.strictObject({}),
  output: z.object({ reaped: z.number().int(), taken: z.number().int() }),
});
