import type { z } from "zod";
import type { Context } from "../context.ts";
import { diffGraphs, type GraphDiff } from "./diff-graphs.ts";
import { getWorkflow } from "./get-workflow.ts";
import { readVersion } from "./to-version.ts";
import type { diffVersionsEndpoint } from "./version-api.ts";

export async function diffVersions(
  ctx: Pick<Context, "db">,
  { id, from, to }: z.output<typeof diffVersionsEndpoint.input>,
): Promise<GraphDiff> {
  const [before, after] = await Promise.all([
    readVersion(ctx, { id, version: from }),
    to === undefined ? getWorkflow(ctx, { id }) : readVersion(ctx, { id, version: to }),
  ]);
  return diffGraphs(before.graph, after.graph);
}
