import type { NodeTypes } from "./can-connect.ts";
import { typeOfJsonSchema, UNKNOWN, type ValueType } from "./expression/value-type.ts";
import type { Graph } from "./graph.ts";

/** What the ports promise of what comes in at a node; a node that passes its input on promises what it gets. */
export function arrivingType(graph: Graph, types: NodeTypes, nodeId: string): ValueType {
  const seen = new Set<string>();
  for (let at = nodeId; !seen.has(at);) {
    seen.add(at);
    const sources = new Set(
      graph.edges.filter(({ target }) => target === at).map(({ source }) => source),
    );
    const [source] = sources;
    if (source === undefined || sources.size > 1) return UNKNOWN;
    const node = graph.nodes.find(({ id }) => id === source);
    const output = types.get(node?.type ?? "")?.output;
    const passesOn = node?.disabled === true || output?.kind === "same";
    if (!passesOn) return output ? typeOfJsonSchema(output.schema) : UNKNOWN;
    at = source;
  }
  return UNKNOWN;
}
