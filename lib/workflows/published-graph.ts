import type { Db } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { type Graph, graphSchema } from "./graph.ts";

/**
 * What runs when nobody looks on (a schedule, a sub-workflow, a background run): the published version, or the latest
 * saved one of a workflow that was never published. `userId` is checked, since the service sees every row.
 */
export async function findPublishedGraph(
  db: Db,
  { workflowId, userId }: { workflowId: string; userId: string },
): Promise<Graph | null> {
  const workflow = unwrap(
    await db
      .from("workflow_sessions")
      .select("graph, published_version")
      .eq("id", workflowId)
      .eq("user_id", userId)
      .maybeSingle(),
  );
  if (!workflow) return null;
  if (workflow.published_version === null) return graphSchema.parse(workflow.graph);
  const version = unwrap(
    await db
      .from("workflow_versions")
      .select("graph")
      .eq("workflow_id", workflowId)
      .eq("version", workflow.published_version)
      .single(),
  );
  return graphSchema.parse(version.graph);
}

export async function readPublishedGraph(...of: Parameters<typeof findPublishedGraph>) {
  const graph = await findPublishedGraph(...of);
  if (!graph) throw notFound("Workflow", of[1].workflowId);
  return graph;
}
