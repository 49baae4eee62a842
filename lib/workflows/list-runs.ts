import type { z } from "zod";
import type { Context } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { listRunsEndpoint } from "./api.ts";
import { reapDeadRuns } from "./reap-dead-runs.ts";
import { isUnderWay, RUN_COLUMNS, toRun } from "./to-run.ts";

type Input = z.output<typeof listRunsEndpoint.input>;
type ListContext = Pick<Context, "db" | "service">;

/** Newest first. The cursor is the last row's time and id, so that runs that begin meanwhile shift nothing. */
export async function listRuns(ctx: ListContext, input: Input) {
  let rows = await readPage(ctx, input);
  if (rows.some(isUnderWay) && (await reapDeadRuns(ctx)) > 0) rows = await readPage(ctx, input);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const nextCursor = rows.length > input.limit && last ? `${last.created_at}_${last.id}` : null;
  return reply(page.map(toRun), { metadata: { limit: input.limit, nextCursor } });
}

async function readPage({ db }: ListContext, { workflowId, status, limit, cursor }: Input) {
  let query = db.from("workflow_executions").select(RUN_COLUMNS);
  if (workflowId) query = query.eq("workflow_id", workflowId);
  if (status) query = query.eq("status", status);
  if (cursor !== undefined) {
    const { createdAt, id } = readCursor(cursor);
    query = query.or(`created_at.lt."${createdAt}",and(created_at.eq."${createdAt}",id.lt.${id})`);
  }
  const ordered = query.order("created_at", { ascending: false }).order("id", { ascending: false });
  return unwrap(await ordered.limit(limit + 1));
}

/** Narrow on purpose: its parts stand in a filter. */
const CURSOR = /^(\d{4}-\d{2}-\d{2}[T ][\d:.]{8,20}(?:[+-]\d{2}(?::?\d{2})?|Z))_([0-9a-f-]{36})$/;

function readCursor(cursor: string): { createdAt: string; id: string } {
  const [, createdAt, id] = CURSOR.exec(cursor) ?? [];
  if (!createdAt || !id) throw invalidInput("cursor", "is not one that this list gave");
  return { createdAt, id };
}
