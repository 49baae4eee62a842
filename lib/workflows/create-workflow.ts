import type { z } from "zod";
import type { Context } from "../context.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { createWorkflowEndpoint } from "./api.ts";
import { checkDraft } from "./check-draft.ts";
import { toStorable } from "./to-storable.ts";
import { toWorkflow } from "./to-workflow.ts";

export async function createWorkflow(
  { db }: Pick<Context, "db">,
  { name, description, graph }: z.output<typeof createWorkflowEndpoint.input>,
) {
  checkDraft(graph);
  const [row] = unwrap(
    await db
      .from("workflow_sessions")
      .insert({ name, description: description ?? null, graph: toStorable(graph) })
      .select(),
  );
  if (!row) throw new Error("The new workflow gave no row");
  return reply(toWorkflow(row), { status: 201 });
}
