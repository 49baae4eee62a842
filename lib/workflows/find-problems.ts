import { bodyTypes } from "./body-types.ts";
import { findBodyProblems } from "./find-body-problems.ts";
import { findCycles } from "./find-cycles.ts";
import { findPortProblems } from "./find-port-problems.ts";
import type { Graph, GraphEdge, GraphNode, Problem } from "./graph.ts";
import { branchesOf, type NodeType } from "./node.ts";
import { type NodeTypes, nodeTypeByName } from "./nodes/index.ts";
import { orderNodes } from "./order-nodes.ts";
import { readGraph, toGraph } from "./read-graph.ts";
import { resolveVariables, type Variables } from "./resolve-variables.ts";

/** A graph that was looked through; with no problems it can run as it stands. */
export type CheckedGraph = {
  graph: Graph;
  /** By node id: the config with variables put in and defaults filled. */
  configs: ReadonlyMap<string, unknown>;
  problems: Problem[];
};

/** Every problem at once, for save and for run; an empty list means that the graph can run. */
export const findProblems = (raw: unknown, nodeTypes: NodeTypes = nodeTypeByName): Problem[] =>
  checkGraph(raw, nodeTypes).problems;

export function checkGraph(
  raw: unknown,
  nodeTypes: NodeTypes = nodeTypeByName,
  depth = 0,
): CheckedGraph {
  const read = readGraph(raw);
  const { nodes, problems, variables } = read;
  const configs = new Map<string, unknown>();
  const typed = new Map<string, { node: GraphNode; type: NodeType }>();
  for (const node of nodes) {
    const type = nodeTypes.get(node.type);
    if (type) {
      typed.set(node.id, { node, type });
      problems.push(...readConfig(node, type, variables, configs));
    } else
      problems.push({
        nodeId: node.id,
        code: "unknown-type",
        message: `Unknown type ${node.type}`,
      });
  }
  const checkBody = (body: object) => checkGraph(body, bodyTypes(nodeTypes), depth + 1).problems;
  for (const { node, type } of typed.values())
    problems.push(...findBodyProblems({ node, type, configs, variables, depth, checkBody }));
  problems.push(...findManyStarts(nodes));
  const edges = read.edges.filter((edge) => isJoining(edge, read.nodeIds, problems));
  problems.push(...edges.flatMap((edge) => checkBranch(edge, typed, configs)));
  problems.push(...findCycleProblems(read.nodeIds, edges));
  const order = orderNodes([...read.nodeIds], edges);
  problems.push(
    ...findPortProblems({ typed, incoming: groupByTarget(edges), order, configs, variables }),
  );
  return { graph: toGraph(read), configs, problems };
}

function groupByTarget(edges: readonly GraphEdge[]): Map<string, GraphEdge[]> {
  const incoming = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const known = incoming.get(edge.target);
    if (known) known.push(edge);
    else incoming.set(edge.target, [edge]);
  }
  return incoming;
}

function readConfig(
  node: GraphNode,
  type: NodeType,
  variables: Variables,
  configs: Map<string, unknown>,
): Problem[] {
  const { value, missing } = resolveVariables(node.config, variables, type.readsVariables);
  const problems = missing.map(({ field, name }) =>
    badConfig(node.id, field, `there is no variable ${name}`),
  );
  const isMissing = new Set(missing.map(({ field }) => field));
  const parsed = type.config.safeParse(value);
  if (parsed.success) {
    if (problems.length === 0) configs.set(node.id, parsed.data);
    return problems;
  }
  for (const issue of parsed.error.issues) {
    const fields =
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => [...issue.path, key].join("."))
        : [issue.path.join(".")];
    const message = issue.message.endsWith("received undefined") ? "is missing" : issue.message;
    for (const field of fields)
      if (!isMissing.has(field)) problems.push(badConfig(node.id, field, message));
  }
  return problems;
}

const badConfig = (nodeId: string, field: string, message: string): Problem => ({
  nodeId,
  ...(field !== "" && { field }),
  code: "bad-config",
  message: field === "" ? message : `${field}: ${message}`,
});

const findManyStarts = (nodes: readonly GraphNode[]): Problem[] =>
  nodes
    .filter(({ type }) => type === "start")
    .slice(1)
    .map(({ id }) => ({ nodeId: id, code: "many-starts", message: "More than one start" }));

/** Says why an edge joins no two nodes. */
function isJoining(edge: GraphEdge, ids: ReadonlySet<string>, problems: Problem[]): boolean {
  const lost = [edge.source, edge.target].filter((id) => !ids.has(id));
  for (const id of new Set(lost))
    problems.push({
      edgeId: edge.id,
      code: "dangling-edge",
      message: `Edge ${edge.id} ends at ${JSON.stringify(id)}, which is no node`,
    });
  const isLoop = lost.length === 0 && edge.source === edge.target;
  if (isLoop)
    problems.push({
      edgeId: edge.id,
      nodeId: edge.source,
      code: "self-loop",
      message: `Edge ${edge.id} leads from ${edge.source} to itself`,
    });
  return lost.length === 0 && !isLoop;
}

function checkBranch(
  { id, source, branch }: GraphEdge,
  typed: ReadonlyMap<string, { node: GraphNode; type: NodeType }>,
  configs: ReadonlyMap<string, unknown>,
): Problem[] {
  const from = typed.get(source);
  if (branch === undefined || !from) return [];
  if (typeof from.type.branches === "function" && !configs.has(source)) return [];
  const names = [
    ...branchesOf(from.type, configs.get(source)),
    ...(from.node.onError === "branch" ? ["error"] : []),
  ];
  if (names.includes(branch)) return [];
  const known = names.length > 0 ? `it has ${names.join(", ")}` : "it has none";
  const message = `${source} has no branch ${JSON.stringify(branch)}; ${known}`;
  return [{ edgeId: id, nodeId: source, code: "unknown-branch", message }];
}

function findCycleProblems(ids: ReadonlySet<string>, edges: readonly GraphEdge[]): Problem[] {
  const successors = new Map<string, string[]>([...ids].map((id) => [id, []]));
  for (const { source, target } of edges) successors.get(source)?.push(target);
  return findCycles(successors).map((path) => ({
    nodeId: path[0] ?? "",
    code: "cycle",
    message: `Cycle: ${path.join(" → ")}`,
  }));
}
