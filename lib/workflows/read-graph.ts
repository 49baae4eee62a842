import type { z } from "zod";
import { countBytes, isDeeperThan } from "./measure-json.ts";
import {
  type Graph,
  type GraphEdge,
  type GraphNode,
  graphEdgeSchema,
  graphNodeSchema,
  LIMITS,
  type Problem,
} from "./graph.ts";

const MAX_ID_LENGTH = 200;

export type ReadGraph = {
  nodes: GraphNode[];
  /** Those of nodes with a bad shape too, so that their edges do not seem to dangle. */
  nodeIds: Set<string>;
  edges: GraphEdge[];
  variables: Record<string, unknown>;
  problems: Problem[];
};

/** Takes any JSON apart into the nodes and edges that have the right shape, and says what has not. */
export function readGraph(raw: unknown): ReadGraph {
  const read: ReadGraph = { nodes: [], nodeIds: new Set(), edges: [], variables: {}, problems: [] };
  const tooLarge = findExcess(raw);
  if (tooLarge.length > 0) return { ...read, problems: tooLarge };
  if (!isObject(raw)) {
    read.problems.push({ code: "bad-shape", message: "A workflow is an object with nodes" });
    return read;
  }
  const { problems } = read;
  const nodes = readList(raw, "nodes", problems);
  const edges = readList(raw, "edges", problems);
  if (nodes.length === 0) problems.push({ code: "empty", message: "The workflow has no node" });
  if (isObject(raw["variables"])) read.variables = raw["variables"];
  else if (raw["variables"] !== undefined && raw["variables"] !== null)
    problems.push({ code: "bad-shape", field: "variables", message: "variables is an object" });
  read.nodes = readItems(nodes, "nodes", graphNodeSchema, read.nodeIds, problems);
  read.edges = readItems(edges, "edges", graphEdgeSchema, new Set(), problems);
  return read;
}

/** What checks would take too long or too deep to look into. */
function findExcess(raw: unknown): Problem[] {
  if (isDeeperThan(raw, LIMITS.depth))
    return [{ code: "too-large", message: `Nested deeper than ${LIMITS.depth} levels` }];
  const bytes = countBytes(JSON.stringify(raw) ?? "");
  if (bytes > LIMITS.bytes)
    return [{ code: "too-large", message: `${bytes} bytes of JSON; at most ${LIMITS.bytes}` }];
  return (["nodes", "edges"] as const).flatMap((key): Problem[] => {
    const list = isObject(raw) ? raw[key] : undefined;
    if (!Array.isArray(list) || list.length <= LIMITS[key]) return [];
    return [
      { code: "too-large", field: key, message: `${list.length} ${key}; at most ${LIMITS[key]}` },
    ];
  });
}

function readList(raw: Record<string, unknown>, key: string, problems: Problem[]): unknown[] {
  const list = raw[key];
  if (Array.isArray(list)) return list;
  if (list !== undefined && list !== null)
    problems.push({ code: "bad-shape", field: key, message: `${key} is a list` });
  return [];
}

function readItems<S extends z.ZodType<{ id: string }>>(
  items: unknown[],
  list: "nodes" | "edges",
  schema: S,
  seen: Set<string>,
  problems: Problem[],
): z.output<S>[] {
  const key = list === "nodes" ? "nodeId" : "edgeId";
  const read: z.output<S>[] = [];
  for (const [index, item] of items.entries()) {
    const id = isObject(item) && typeof item["id"] === "string" ? item["id"] : undefined;
    const at = id ? { [key]: id } : {};
    const parsed = schema.safeParse(item);
    if (id === "")
      problems.push({ code: "empty-id", field: `${list}.${index}.id`, message: "An id is empty" });
    else if (id !== undefined && id.length > MAX_ID_LENGTH)
      problems.push({
        ...at,
        code: "bad-shape",
        message: `An id has ${MAX_ID_LENGTH} letters at most`,
      });
    else if (id !== undefined && seen.has(id))
      problems.push({ ...at, code: "duplicate-id", message: `Two ${list} share the id ${id}` });
    if (!parsed.success) problems.push(...toShapeProblems(parsed.error, `${list}.${index}`, at));
    else if (id && !seen.has(id)) read.push(parsed.data);
    if (id) seen.add(id);
  }
  return read;
}

const toShapeProblems = (error: z.ZodError, where: string, at: Partial<Problem>): Problem[] =>
  error.issues.map((issue) => {
    const field = [where, ...issue.path].join(".");
    return { ...at, code: "bad-shape", field, message: `${field}: ${issue.message}` };
  });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const toGraph = ({ nodes, edges, variables }: ReadGraph): Graph => ({
  nodes,
  edges,
  variables,
});
