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
  const schedules = rows.length > 0 ? await readSchedules(db) : new Map<string, ShownSchedule>();
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
    schedule: schedules.get(row.id) ?? null,
  }));
  return reply(workflows, { metadata: { total: rows[0]?.total ?? 0, limit } });
}

const toIso = (moment: string) => new Date(moment).toISOString();

function toLastRun(value: unknown): WorkflowSummary["lastRun"] {
  if (value === null) return null;
  const { finishedAt, ...run } = lastRunSchema.parse(value);
  return { ...run, finishedAt: finishedAt && toIso(finishedAt) };
}

type ShownSchedule = NonNullable<WorkflowSummary["schedule"]>;

/** All of the caller's: a list of a thousand ids does not fit into an address. */
async function readSchedules(db: Context["db"]): Promise<Map<string, ShownSchedule>> {
  const rows = unwrap(
    await db
      .from("workflow_schedules")
      .select("workflow_id, cron, time_zone, status, pause_reason, next_run_at"),
  );
  return new Map(
    rows.map((row) => {
      const isActive = row.status === "active";
      const schedule: ShownSchedule = {
        cron: row.cron,
        timeZone: row.time_zone,
        status: isActive ? "active" : "paused",
        pauseReason: row.pause_reason,
        nextRunAt: isActive && row.next_run_at !== null ? toIso(row.next_run_at) : null,
      };
      return [row.workflow_id, schedule];
    }),
  );
}
