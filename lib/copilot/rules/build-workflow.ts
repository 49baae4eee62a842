import type { Graph } from "../../workflows/graph.ts";
import type { Operation } from "../operation.ts";
import type { Request, Step } from "./request.ts";

/** Fields of the screener that the source itself can filter by. */
const SOURCE_FIELDS: Record<string, string> = {
  "volume24h gte": "volume_min",
  "liquidity gte": "liquidity_min",
  "spread lte": "spread_max",
  "price gte": "price_min",
  "price lte": "price_max",
  "change24h gte": "change_min",
  "change24h lte": "change_max",
};
const SINKS = new Set(["notify", "watchlist-add", "signal", "webhook", "export"]);

/** A workflow of its own, from left to right: source, filter, order, number, what is done with the rows, and the end. */
export function buildWorkflow(request: Request, graph: Graph): Operation[] {
  if (!request.source) return [];
  const source = withQuery(request.source, request);
  const hasQuery = source !== request.source;
  const middle = [source, ...(hasQuery ? [] : transformsOf(request))];
  const before = request.steps.filter(({ type }) => !SINKS.has(type));
  const sinks = request.steps.filter(({ type }) => SINKS.has(type));
  const operations: Operation[] = [];
  const taken = new Set(graph.nodes.map(({ id }) => id));
  const hasStart = graph.nodes.some(({ type }) => type === "start");
  const start: Step[] = hasStart ? [] : [{ type: "start", label: "Start", config: {} }];
  let last: string | null = null;
  const add = (step: Step, after: string | null): string => {
    const node = freeId(step.type, taken);
    operations.push({
      op: "add_node",
      node,
      type: step.type,
      label: step.label,
      config: step.config,
    });
    if (after !== null) operations.push({ op: "connect", source: after, target: node });
    return node;
  };
  for (const step of [...start, ...middle, ...before]) last = add(step, last);
  const rows = last;
  for (const sink of sinks) add(sink, rows);
  add({ type: "end", label: "Result", config: {} }, rows);
  return operations;
}

/** A market source filters, orders and counts by itself; others get nodes behind them. */
function withQuery(source: Step, { conditions, order, limit }: Request): Step {
  if (source.type !== "polymarket-stream") return source;
  const config: Record<string, unknown> = { ...source.config };
  for (const { field, operator, value } of conditions) {
    const key = SOURCE_FIELDS[`${field} ${operator}`];
    if (key !== undefined) config[key] = value;
  }
  config["sort"] = order ?? "-volume24h";
  if (limit !== null) config["limit"] = limit;
  return { ...source, config };
}

/** Fields of a market say nothing of other rows, so that conditions are left to the source that knows them. */
function transformsOf({ limit }: Request): Step[] {
  return limit === null
    ? []
    : [{ type: "limit", label: `The first ${limit}`, config: { count: limit } }];
}

export function freeId(type: string, taken: Set<string>): string {
  let id = type;
  for (let count = 2; taken.has(id); count++) id = `${type}-${count}`;
  taken.add(id);
  return id;
}
