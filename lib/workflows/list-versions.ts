import type { z } from "zod";
import type { Context } from "../context.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { getWorkflow } from "./get-workflow.ts";
import { toVersion, VERSION_COLUMNS } from "./to-version.ts";
import type { listVersionsEndpoint } from "./version-api.ts";

export async function listVersions(
  ctx: Pick<Context, "db">,
  { id, limit, offset }: z.output<typeof listVersionsEndpoint.input>,
) {
  const { count, ...answer } = await ctx.db
    .from("workflow_versions")
    .select(VERSION_COLUMNS, { count: "exact" })
    .eq("workflow_id", id)
    .order("version", { ascending: false })
    .range(offset, offset + limit - 1);
  const rows = unwrap(answer);
  // Every workflow has a version, so that none means no workflow, or a page past the end.
  if (rows.length === 0) await getWorkflow(ctx, { id });
  return reply(rows.map(toVersion), { metadata: { total: count ?? 0, limit } });
}
