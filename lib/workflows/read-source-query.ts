import { findProblems } from "./find-problems.ts";
import type { Graph } from "./graph.ts";
import { nodeTypeByName } from "./nodes/index.ts";
import { toSourceGraph } from "./source-workflow.ts";

/** A workflow that a page offers to make of its query. */
export type SourceOffer = {
  name: string;
  /** What the source node is called in the palette. */
  typeLabel: string;
  graph: Graph;
  /** Field and reason; with any, nothing can be made of the query. */
  problems: { field: string; message: string }[];
};

const MAX_NAME = 120;

/** Reads `source`, `config` and `label` of a URL, which anybody may have written. Null where no source is named. */
export function readSourceQuery(params: {
  source?: string | undefined;
  config?: string | undefined;
  label?: string | undefined;
}): SourceOffer | null {
  const { source, config = "{}", label } = params;
  if (source === undefined) return null;
  const type = nodeTypeByName.get(source);
  const refuse = (field: string, message: string): SourceOffer => ({
    name: "New workflow",
    typeLabel: type?.label ?? source,
    graph: { nodes: [], edges: [] },
    problems: [{ field, message }],
  });
  if (type?.category !== "source") return refuse("source", `there is no source ${source}`);
  const read = readObject(config);
  if (!read) return refuse("config", "is no JSON object");
  const name = label?.trim().slice(0, MAX_NAME) || undefined;
  const graph = toSourceGraph({ type: source, config: read, label: name });
  const problems = findProblems(graph).map(({ field = "config", message }) => ({ field, message }));
  return { name: name ?? `From ${type.label}`, typeLabel: type.label, graph, problems };
}

function readObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
