import { type Context, userOf } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { mayAskModels } from "./asks-models.ts";
import { MAX_BODY_DEPTH } from "./body.ts";
import type { RunEstimate } from "./estimate-api.ts";
import type { EarlierStep } from "./estimate-cost.ts";
import { calledBy, estimateGraph } from "./estimate-graph.ts";
import { usageSchema } from "./events.ts";
import type { Graph } from "./graph.ts";
import { findPublishedGraph } from "./published-graph.ts";

type EstimateContext = Pick<Context, "db" | "env" | "user">;

const LOOKED_AT = 3;

/** For each model that the graph asks, inside of a for-each or a sub-workflow too. */
export async function estimateRun(
  ctx: EstimateContext,
  { workflowId, graph }: { workflowId: string; graph: Graph },
): Promise<RunEstimate> {
  if (!graph.nodes.some(mayAskModels)) return { nodes: [], usd: 0 };
  const [steps, bodies] = await Promise.all([readSteps(ctx, workflowId), readBodies(ctx, graph)]);
  const nodes = estimateGraph(graph, { env: ctx.env, steps, bodies });
  const usd = nodes.reduce<number | null>(
    (sum, node) => (sum === null || node.usd === null ? null : sum + node.usd),
    0,
  );
  return { nodes, usd };
}

/** The user's own workflows that are called, as a run would take them; one that is not there asks nothing. */
async function readBodies(ctx: EstimateContext, graph: Graph): Promise<Map<string, Graph>> {
  const userId = userOf(ctx).id;
  const bodies = new Map<string, Graph>();
  let called = calledBy(graph);
  for (let depth = 0; depth < MAX_BODY_DEPTH && called.length > 0; depth++) {
    const missing = [...new Set(called)].filter((id) => UUID.test(id) && !bodies.has(id));
    const found = await Promise.all(
      missing.map((workflowId) => findPublishedGraph(ctx.db, { workflowId, userId })),
    );
    called = found.flatMap((body, index) => {
      const id = missing[index];
      if (!body || id === undefined) return [];
      bodies.set(id, body);
      return calledBy(body);
    });
  }
  return bodies;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Of each node what the newest run that finished it says. */
async function readSteps(
  { db }: EstimateContext,
  workflowId: string,
): Promise<Map<string, EarlierStep>> {
  const runs = unwrap(await db.rpc("list_runs", { p_limit: LOOKED_AT, p_workflow: workflowId }));
  const found = await Promise.all(
    runs.map(async ({ id }) => unwrap(await db.rpc("list_run_nodes", { p_run: id }))),
  );
  const steps = new Map<string, EarlierStep>();
  for (const { node_id, size, items, usage, status } of found.flat()) {
    if (status !== "success" || steps.has(node_id)) continue;
    const spent = usageSchema.safeParse(usage);
    const outputTokens =
      spent.success && spent.data.outputTokens > 0 ? spent.data.outputTokens : null;
    steps.set(node_id, { size, items, outputTokens });
  }
  return steps;
}
