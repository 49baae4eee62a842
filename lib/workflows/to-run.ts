import { z } from "zod";
import type { Database } from "../supabase/database.types.ts";
import {
  type Run,
  type RunDetail,
  type RunNode,
  runNodeSchema,
  runStatusSchema,
  runTriggerSchema,
} from "./api.ts";
import { nodeErrorSchema, usageSchema } from "./events.ts";
import { graphSchema } from "./graph.ts";

export type RunRow = Database["public"]["Tables"]["workflow_executions"]["Row"];

export type RunSummaryRow = Pick<
  RunRow,
  | "id"
  | "workflow_id"
  | "status"
  | "trigger"
  | "created_at"
  | "started_at"
  | "finished_at"
  | "duration_ms"
  | "error"
  | "usage"
>;

const toIso = (moment: string) => new Date(moment).toISOString();

export const toRun = (row: RunSummaryRow): Run => ({
  id: row.id,
  workflowId: row.workflow_id,
  status: runStatusSchema.parse(row.status),
  trigger: runTriggerSchema.parse(row.trigger),
  createdAt: toIso(row.created_at),
  startedAt: row.started_at && toIso(row.started_at),
  finishedAt: row.finished_at && toIso(row.finished_at),
  durationMs: row.duration_ms,
  error: row.error === null ? null : nodeErrorSchema.parse(row.error),
  usage: row.usage === null ? null : usageSchema.parse(row.usage),
});

const byNode = <S extends z.ZodType>(schema: S) => z.record(z.string(), schema);

type StepRow = Database["public"]["Functions"]["list_run_nodes"]["Returns"][number];
type WaitRow = Pick<Database["public"]["Tables"]["run_waits"]["Row"], "node_id" | "until">;

export const toRunDetail = (
  row: RunRow,
  steps: StepRow[],
  waits: WaitRow[],
  version: number | null,
): RunDetail => ({
  ...toRun(row),
  graph: graphSchema.parse(row.graph),
  version,
  nodes: Object.fromEntries(steps.map((step) => [step.node_id, toRunNode(step)])),
  outputs: row.outputs === null ? null : byNode(z.unknown()).parse(row.outputs),
  errors: row.errors === null ? null : byNode(nodeErrorSchema).parse(row.errors),
  nodeUsage: Object.fromEntries(
    steps.flatMap(({ node_id, usage }) =>
      usage === null ? [] : [[node_id, usageSchema.parse(usage)]],
    ),
  ),
  approvals: waits
    .filter(({ node_id }) => row.finished_at === null && !steps.some((s) => s.node_id === node_id))
    .map(({ node_id, until }) => ({ nodeId: node_id, until: until && toIso(until) })),
});

const toRunNode = ({ status, duration_ms, size, items, error }: StepRow): RunNode => ({
  status: runNodeSchema.shape.status.parse(status),
  durationMs: duration_ms,
  size,
  items,
  error: error === null ? null : nodeErrorSchema.parse(error),
});

/** Only such a run can have lost its process. */
export const isUnderWay = ({ status }: { status: string }): boolean =>
  status === "running" || status === "queued";
