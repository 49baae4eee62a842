import { z } from "zod";
import type { Context } from "../context.ts";
import { MAX_BODY_DEPTH } from "./body.ts";
import { bodyTypes } from "./body-types.ts";
import { checkGraph, type CheckedGraph } from "./find-problems.ts";
import type { Graph, Problem } from "./graph.ts";
import { type NodeTypes, nodeTypeByName } from "./nodes/index.ts";
import { findPublishedGraph } from "./published-graph.ts";

type Calls = { nodeId: string; workflowId: string };

type Found = { bodies: Map<string, CheckedGraph>; problems: Problem[] };

/**
 * Every workflow that a graph calls, and that those call, as they are now: the caller's own only, in a chain that ends,
 * each without problems. A run keeps them, so that it can be taken up and run again as it was.
 */
export async function findCalledWorkflows(
  { service }: Pick<Context, "service">,
  {
    userId,
    workflowId,
    checked,
  }: { userId: string; workflowId: string | null; checked: CheckedGraph },
): Promise<Found> {
  const found: Found = { bodies: new Map(), problems: [] };
  const read = async (id: string): Promise<Graph | null> => {
    if (!z.uuid().safeParse(id).success) return null;
    return findPublishedGraph(service, { workflowId: id, userId });
  };
  const visit = async (graph: CheckedGraph, path: readonly string[], top: string | null) => {
    for (const call of findCalls(graph)) {
      const nodeId = top ?? call.nodeId;
      const fault = (code: Problem["code"], message: string) =>
        found.problems.push({
          nodeId,
          field: "workflowId",
          code,
          message: `workflowId: ${message}`,
        });
      const next = [...path, call.workflowId];
      if (path.includes(call.workflowId)) {
        fault("cycle", `a workflow cannot call itself: ${next.join(" → ")}`);
        continue;
      }
      if (path.length >= MAX_BODY_DEPTH) {
        fault("too-large", `workflows call each other at most ${MAX_BODY_DEPTH} deep`);
        continue;
      }
      const known = found.bodies.get(call.workflowId);
      const body = known ?? (await readBody(call.workflowId));
      if (!body) fault("bad-config", `there is no workflow ${call.workflowId} of yours`);
      else if (body.problems.length > 0)
        fault("bad-config", `the workflow has problems: ${body.problems[0]?.message ?? ""}`);
      else await visit(body, next, nodeId);
    }
  };
  const readBody = async (id: string): Promise<CheckedGraph | null> => {
    const graph = await read(id);
    if (!graph) return null;
    const body = checkGraph(graph, bodyTypes());
    found.bodies.set(id, body);
    return body;
  };
  await visit(checked, workflowId === null ? [] : [workflowId], null);
  return found;
}

/** Of the graph and of the bodies written into it. */
function findCalls({ graph, configs }: CheckedGraph, types: NodeTypes = nodeTypeByName): Calls[] {
  return graph.nodes.flatMap((node): Calls[] => {
    const config = configs.get(node.id);
    const source = config === undefined ? null : types.get(node.type)?.bodyOf?.(config);
    if (!source) return [];
    if ("workflowId" in source) return [{ nodeId: node.id, workflowId: source.workflowId }];
    const inner = findCalls(checkGraph(source.body, bodyTypes()), types);
    return inner.map(({ workflowId }) => ({ nodeId: node.id, workflowId }));
  });
}
