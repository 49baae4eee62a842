import type { RunDetail } from "./api.ts";
import { IDLE_RUN, type NodeView, type RunView } from "./run-view.ts";

/** The picture of a run whose events are no longer kept: how its nodes ended; what they put out is fetched when asked for. */
export function viewOfRun(detail: RunDetail): RunView {
  const nodes: Record<string, NodeView> = Object.create(null);
  for (const { id } of detail.graph.nodes) {
    const node = Object.hasOwn(detail.nodes, id) ? detail.nodes[id] : undefined;
    if (node)
      nodes[id] = {
        status: node.status,
        durationMs: node.durationMs,
        ...(node.error && { error: node.error }),
        ...(node.status === "success" && { ref: id, size: node.size }),
        hasOutput: node.status === "success",
        text: "",
        log: [],
      };
  }
  return {
    ...IDLE_RUN,
    runId: detail.id,
    status: "gone",
    startedAt: detail.startedAt === null ? null : Date.parse(detail.startedAt),
    durationMs: detail.durationMs,
    order: Object.keys(nodes),
    nodes,
    outputs: detail.outputs ?? {},
    usage: detail.usage,
  };
}
