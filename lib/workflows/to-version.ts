import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import type { Database } from "../supabase/database.types.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { getWorkflow } from "./get-workflow.ts";
import { type Graph, graphSchema } from "./graph.ts";
import type { Version } from "./version-api.ts";

export const VERSION_COLUMNS = "version, label, name, node_count, created_at, published_at";

type Row = Pick<
  Database["public"]["Tables"]["workflow_versions"]["Row"],
  "version" | "label" | "name" | "node_count" | "created_at" | "published_at"
>;

const toIso = (moment: string) => new Date(moment).toISOString();

export const toVersion = (row: Row): Version => ({
  version: row.version,
  label: row.label,
  name: row.name,
  nodeCount: row.node_count ?? 0,
  createdAt: toIso(row.created_at),
  publishedAt: row.published_at && toIso(row.published_at),
});

type Key = { id: string; version: number };

/** One kept version of a workflow of the caller, with its graph. */
export async function readVersion(
  ctx: Pick<Context, "db">,
  { id, version }: Key,
): Promise<Version & { graph: Graph }> {
  const row = unwrap(
    await ctx.db
      .from("workflow_versions")
      .select(`${VERSION_COLUMNS}, graph`)
      .eq("workflow_id", id)
      .eq("version", version)
      .maybeSingle(),
  );
  if (row) return { ...toVersion(row), graph: graphSchema.parse(row.graph) };
  await getWorkflow(ctx, { id });
  throw notFound("Version", String(version));
}
