import type { z } from "zod";
import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { updateWorkflowEndpoint, Workflow } from "./api.ts";
import { checkDraft } from "./check-draft.ts";
import { getWorkflow } from "./get-workflow.ts";
import { toStorable } from "./to-storable.ts";
import { toWorkflow } from "./to-workflow.ts";

/** Saves only over the version that the caller saw; the database counts the next one. */
export async function updateWorkflow(
  ctx: Pick<Context, "db">,
  { id, version, name, description, graph }: z.output<typeof updateWorkflowEndpoint.input>,
): Promise<Workflow> {
  if (graph) checkDraft(graph);
  const changes = {
    // At least one column, so that a save without changes still counts.
    version: version + 1,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(graph && { graph: toStorable(graph) }),
  };
  const row = unwrap(
    await ctx.db
      .from("workflow_sessions")
      .update(changes)
      .eq("id", id)
      .eq("version", version)
      .select()
      .maybeSingle(),
  );
  if (row) return toWorkflow(row);
  const current = await getWorkflow(ctx, { id });
  throw new AppError("CONFLICT", `Version ${version} is not the latest: it is ${current.version}`, {
    details: { version: current.version },
  });
}
