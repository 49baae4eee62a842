import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";

/** The whole output of a node that succeeded. */
export async function getRunOutput(
  { db }: Pick<Context, "db">,
  { id, nodeId }: { id: string; nodeId: string },
): Promise<unknown> {
  const [row] = unwrap(
    await db
      .from("run_steps")
      .select("output")
      .eq("run_id", id)
      .eq("node_id", nodeId)
      .eq("status", "success")
      .limit(1),
  );
  if (!row) throw notFound("Output", `${id}/${nodeId}`);
  return row.output;
}
