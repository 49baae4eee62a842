import type { z } from "zod";
import { type Context, userOf } from "../context.ts";
import { AppError, invalidInput } from "../errors.ts";
import { type AnswerContext, answerWithRun } from "./answer-with-run.ts";
import type { executeWorkflowEndpoint } from "./api.ts";
import { invalidWorkflow } from "./check-draft.ts";
import { checkGraph } from "./find-problems.ts";
import type { GraphEdge } from "./graph.ts";
import { getWorkflow } from "./get-workflow.ts";
import { readPublishedGraph } from "./published-graph.ts";
import { type RunsPort, startRun } from "./start-run.ts";

type ExecuteContext = Context & RunsPort & AnswerContext;

type Input = z.output<typeof executeWorkflowEndpoint.input>;

/** Runs a saved workflow or a graph as it stands on a canvas: as a stream, or in the background with the run as the answer. */
export async function executeWorkflow(ctx: ExecuteContext, input: Input) {
  const { workflowId = null, fromNode, untilNode, mode } = input;
  const checked = checkGraph(await readRequested(ctx, input));
  if (checked.problems.length > 0) throw invalidWorkflow(checked.problems);
  const ids = new Set(checked.graph.nodes.map(({ id }) => id));
  const named: [string, string | undefined][] = [
    ["fromNode", fromNode],
    ["untilNode", untilNode],
    ...Object.keys(input.pinned ?? {}).map((id): [string, string] => ["pinned", id]),
  ];
  for (const [field, id] of named)
    if (id !== undefined && !ids.has(id)) throw invalidInput(field, `there is no node ${id}`);
  if (fromNode !== undefined && untilNode !== undefined)
    if (!leadsTo(checked.graph.edges, fromNode, untilNode))
      throw invalidInput("untilNode", `${fromNode} does not lead to it`);
  const started = await startRun(ctx, {
    userId: userOf(ctx).id,
    workflowId,
    checked,
    options: { ...(fromNode && { fromNode }), ...(untilNode && { untilNode }) },
    trigger: mode,
  });
  return answerWithRun(ctx, started, mode);
}

function leadsTo(edges: readonly GraphEdge[], from: string, to: string): boolean {
  const reached = new Set([from]);
  for (const id of reached)
    for (const { source, target } of edges) if (source === id) reached.add(target);
  return reached.has(to);
}

/** The graph with the request's variables and pinned outputs put in; still any JSON. */
async function readRequested(ctx: Context, input: Input): Promise<unknown> {
  const { workflowId, nodes, edges, variables, mode, pinned = {} } = input;
  if (workflowId !== undefined && (nodes !== undefined || edges !== undefined))
    throw new AppError("INVALID_INPUT", "Send workflowId, or nodes and edges, not both", {
      details: { workflowId: ["not together with nodes or edges"] },
    });
  if (workflowId === undefined) return { nodes: pin(nodes, pinned), edges, variables };
  const graph =
    mode === "background"
      ? await readPublishedGraph(ctx.db, { workflowId, userId: userOf(ctx).id })
      : (await getWorkflow(ctx, { id: workflowId })).graph;
  return {
    ...graph,
    nodes: pin(graph.nodes, pinned),
    variables: { ...graph.variables, ...variables },
  };
}

const pin = (nodes: unknown, pinned: Record<string, unknown>): unknown => {
  if (!Array.isArray(nodes)) return nodes;
  return nodes.map((node: unknown) => {
    const id = typeof node === "object" && node !== null && "id" in node ? node.id : undefined;
    if (typeof id !== "string" || !Object.hasOwn(pinned, id)) return node;
    return { ...(node as object), pinned: pinned[id] };
  });
};
