import type { z } from "zod";
import { type Context, userOf } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Workflow } from "./api.ts";
import { getWorkflow } from "./get-workflow.ts";
import { readVersion } from "./to-version.ts";
import { updateWorkflow } from "./update-workflow.ts";
import type { restoreVersionEndpoint } from "./version-api.ts";

/** The graph of an earlier version becomes the newest; what was there before stays in the history. */
export async function restoreVersion(
  ctx: Pick<Context, "db" | "service" | "user">,
  { id, version, current }: z.output<typeof restoreVersionEndpoint.input>,
): Promise<Workflow> {
  const { graph } = await readVersion(ctx, { id, version });
  const seen = current ?? (await getWorkflow(ctx, { id })).version;
  const restored = await updateWorkflow(ctx, { id, version: seen, graph });
  unwrap(
    await ctx.service.from("audit_log").insert({
      actor_id: userOf(ctx).id,
      action: "workflow.restore",
      subject: id,
      details: { version, as: restored.version },
    }),
  );
  return restored;
}
