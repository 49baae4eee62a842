import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Workflow } from "./api.ts";
import { toWorkflow } from "./to-workflow.ts";

export async function getWorkflow(
  { db }: Pick<Context, "db">,
  { id }: { id: string },
): Promise<Workflow> {
  const row = unwrap(await db.from("workflow_sessions").select().eq("id", id).maybeSingle());
  if (!row) throw notFound("Workflow", id);
  return toWorkflow(row);
}
