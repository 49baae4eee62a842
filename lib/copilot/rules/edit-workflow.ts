import type { Graph, GraphNode } from "../../workflows/graph.ts";
import { nodeTypeByName } from "../../workflows/nodes/index.ts";
import type { Operation } from "../operation.ts";
import { freeId } from "./build-workflow.ts";
import type { Request, Step } from "./request.ts";

const nameOf = ({ label, type }: GraphNode) =>
  (label ?? nodeTypeByName.get(type)?.label ?? type).toLowerCase();

/** The node whose name, type or id stands in the words; the longest name counts. */
function findNode(words: string, { nodes }: Graph): GraphNode | undefined {
  const text = words.toLowerCase();
  const namesOf = (node: GraphNode) => [
    nameOf(node),
    node.type.replaceAll("-", " "),
    node.id.toLowerCase(),
  ];
  const lengthOf = (node: GraphNode) =>
    Math.max(0, ...namesOf(node).map((name) => (text.includes(name) ? name.length : 0)));
  const [best] = nodes
    .filter((node) => lengthOf(node) > 0)
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  return best;
}

/** Takes a node out and joins what it stood between. */
export function readRemoval(message: string, graph: Graph): Operation[] {
  const words = /\b(?:remove|delete|drop|take out)\b(.+)/is.exec(message)?.[1];
  const node = words === undefined ? undefined : findNode(words, graph);
  if (!node) return [];
  const parents = graph.edges.filter(({ target }) => target === node.id);
  const children = graph.edges.filter(({ source }) => source === node.id);
  const bridges = parents.flatMap(({ source, branch }) =>
    children.map(({ target }): Operation => ({
      op: "connect",
      source,
      target,
      ...(branch !== undefined && { branch }),
    })),
  );
  return [{ op: "remove_node", node: node.id }, ...bridges];
}

export function readRenaming(message: string, graph: Graph): Operation[] {
  const [, words = "", label = ""] =
    /\b(?:rename|call)\b(.+?)\b(?:to|as|into)\b\s*["“]?(.+?)["”]?\s*$/is.exec(message) ?? [];
  const node = findNode(words, graph);
  return node && label.trim() !== ""
    ? [{ op: "rename_node", node: node.id, label: label.trim().slice(0, 200) }]
    : [];
}

/** `set limit of Busiest markets to 5`: a field by its own name. */
export function readSetting(message: string, graph: Graph): Operation[] {
  const [, field = "", words = "", text = ""] =
    /\b(?:set|change)\b (?:the )?([\w.]+) (?:of|in|on|for) (.+?) to\s*["“]?(.+?)["”]?\s*$/is.exec(
      message,
    ) ?? [];
  const node = findNode(words, graph);
  const value = text.trim();
  if (!node || value === "") return [];
  const isPlain = /^(-?\d+(\.\d+)?|true|false)$/.test(value);
  return [
    { op: "set_config", node: node.id, config: { [field]: isPlain ? JSON.parse(value) : value } },
  ];
}

/** Rows are filtered where they are still rows; what is done with them comes before the end, and what only tells hangs beside. */
export function readAddition(request: Request, graph: Graph): Operation[] {
  const last = findLast(graph);
  if (last === undefined) return [];
  const taken = new Set(graph.nodes.map(({ id }) => id));
  const shaping = [...filterOf(request), ...limitOf(request)];
  const isSink = ({ type }: Step) => nodeTypeByName.get(type)?.category === "sink";
  const sinks = request.steps.filter(isSink);
  const further = request.steps.filter((step) => !isSink(step));
  const shaped = insertAfter(findRows(last, graph), shaping, graph, taken);
  const done = insertAfter(last, further, graph, taken);
  const beside = sinks.flatMap((step) => insertAfter(last, [step], { ...graph, edges: [] }, taken));
  return [...shaped, ...done, ...beside];
}

/** What feeds the end, else the last node that feeds nothing. */
function findLast({ nodes, edges }: Graph): string | undefined {
  const end = nodes.find(({ type }) => type === "end");
  const into = edges.find(({ target }) => target === end?.id);
  const leaf = nodes.findLast(
    ({ id, type }) => type !== "end" && !edges.some(({ source }) => source === id),
  );
  return into?.source ?? leaf?.id;
}

/** The nearest node at or before this one that still puts out rows. */
function findRows(id: string, graph: Graph): string {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const node = graph.nodes.find((each) => each.id === at);
    const category = nodeTypeByName.get(node?.type ?? "")?.category;
    if (category === "source" || category === "transform") return at;
    at = graph.edges.find(({ target }) => target === at)?.source;
  }
  return id;
}

/** Puts steps in a row between a node and whatever it feeds. */
function insertAfter(
  source: string,
  steps: readonly Step[],
  graph: Graph,
  taken: Set<string>,
): Operation[] {
  if (steps.length === 0) return [];
  const onward = graph.edges.filter((edge) => edge.source === source);
  const operations: Operation[] = [];
  let last = source;
  for (const { type, label, config } of steps) {
    const node = freeId(type, taken);
    operations.push({ op: "add_node", node, type, label, config });
    operations.push({ op: "connect", source: last, target: node });
    last = node;
  }
  for (const { target, branch } of onward) {
    operations.push({ op: "disconnect", source, target, ...(branch !== undefined && { branch }) });
    operations.push({ op: "connect", source: last, target });
  }
  return operations;
}

const filterOf = ({ conditions }: Request): Step[] =>
  conditions.length === 0
    ? []
    : [{ type: "filter", label: "Filter", config: { match: "all", conditions } }];

const limitOf = ({ limit }: Request): Step[] =>
  limit === null ? [] : [{ type: "limit", label: `The first ${limit}`, config: { count: limit } }];
