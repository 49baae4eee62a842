import { z } from "zod";
import type { Context } from "../context.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { listWorkflowsEndpoint, WorkflowSummary } from "./api.ts";
import { toWorkflowStatus } from "./to-workflow.ts";

const lastRunSchema = z.object({
  id: z.string(),
  status: z.string(),
  finishedAt: z.string().nullable(),
});

export async function listWorkflows(
  { db }: Pick<Context, "db">,
  { q, sort, limit, offset }: z.output<typeof listWorkflowsEndpoint.input>,
) {
  const rows = unwrap(
    await db.rpc("list_workflows", {
      ...(q && { p_q: q }),
      p_sort: sort,
      p_limit: limit,
      p_offset: offset,
    }),
  );
  const workflows = rows.map((row): WorkflowSummary => ({
    id: row.id,
    name: row.name,
    description: row.description,
    version: row.version,
    status: toWorkflowStatus(row.status),
    nodeCount: row.node_count,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
    lastRun: toLastRun(row.last_run),
  }));
  return reply(workflows, { metadata: { total: rows[0]?.total ?? 0, limit } });
}

const toIso = (moment: string) => new Date(moment).toISOString();

function toLastRun(value: unknown): WorkflowSummary["lastRun"] {
  if (value === null) return null;
  const { finishedAt, ...run } = lastRunSchema.parse(value);
  return { ...run, finishedAt: finishedAt && toIso(finishedAt) };
}
