import type { NodeError, NodeStatus, RunEvent, Usage } from "./events.ts";

export type NodeView = {
  status: NodeStatus;
  durationMs?: number;
  attempt?: number;
  error?: NodeError;
  /** The output itself, or its head with `ref` where it was too large to send. */
  output?: unknown;
  hasOutput: boolean;
  size?: number;
  ref?: string;
  /** What a language model has said so far. */
  text: string;
  log: LogLine[];
};

export type LogLine = {
  timestamp: number;
  nodeId: string | null;
  level: "debug" | "info" | "warn" | "error";
  message: string;
};

export type RunView = {
  runId: string | null;
  /** `lost`: the run goes on, but its events cannot be read. `gone`: it is long over, and they are no longer kept. */
  status: "idle" | "starting" | "running" | "lost" | "gone" | "success" | "error" | "cancelled";
  /** Tries to reach the stream again since it broke; 0 while it stands. */
  reconnects: number;
  startedAt: number | null;
  durationMs: number | null;
  order: string[];
  nodes: Readonly<Record<string, NodeView>>;
  log: readonly LogLine[];
  outputs: Record<string, unknown>;
  usage: Usage | null;
};

export const IDLE_RUN: RunView = {
  runId: null,
  status: "idle",
  reconnects: 0,
  startedAt: null,
  durationMs: null,
  order: [],
  // Without a prototype: a node may be called `constructor`.
  nodes: Object.create(null) as Record<string, NodeView>,
  log: [],
  outputs: {},
  usage: null,
};

export const isLive = ({ status }: RunView): boolean =>
  status === "starting" || status === "running";

/** Live stream and replay paint the same picture; many events at once cost one copy. */
export function applyRunEvents(view: RunView, events: readonly RunEvent[]): RunView {
  if (events.length === 0) return view;
  const nodes: Record<string, NodeView> = Object.assign(Object.create(null), view.nodes);
  const next = { ...view, nodes, log: [...view.log], reconnects: 0 };
  for (const event of events) {
    applyToRun(next, event);
    if ("nodeId" in event) nodes[event.nodeId] = toNodeView(nodes[event.nodeId], event);
    const line = toLogLine(event);
    if (line) next.log.push(line);
  }
  return next;
}

function applyToRun(view: RunView & { nodes: Record<string, NodeView> }, event: RunEvent): void {
  if (event.type === "run_started") {
    view.runId = event.runId;
    view.status = "running";
    view.startedAt = event.timestamp;
    view.order = event.order;
    for (const id of event.order) Reflect.deleteProperty(view.nodes, id);
  }
  if (event.type === "run_finished") {
    view.status = event.status;
    view.durationMs = event.durationMs;
    view.outputs = event.outputs;
    view.usage = event.usage;
  }
}

const FRESH: NodeView = { status: "running", hasOutput: false, text: "", log: [] };

type NodeEvent = Extract<RunEvent, { nodeId: string }>;

function toNodeView(before: NodeView = FRESH, event: NodeEvent): NodeView {
  if (event.type === "node_delta") return { ...before, text: before.text + event.text };
  if (event.type === "node_log")
    return { ...before, log: [...before.log, { ...event, nodeId: event.nodeId }] };
  if (event.type === "node_output")
    return {
      ...before,
      hasOutput: true,
      output: event.ref === undefined ? event.output : event.preview,
      ...(event.size !== undefined && { size: event.size }),
      ...(event.ref !== undefined && { ref: event.ref }),
    };
  const { status, durationMs, attempt, error } = event;
  const isRetry = status === "running" && before.error !== undefined;
  const { error: _gone, ...rest } = before;
  return {
    ...(isRetry ? rest : before),
    status,
    ...(durationMs !== undefined && { durationMs }),
    ...(attempt !== undefined && { attempt }),
    ...(error !== undefined && { error }),
  };
}

const WORDS: Record<NodeStatus, string> = {
  running: "started",
  success: "finished",
  error: "failed",
  skipped: "skipped: no live branch reaches it",
  cached: "taken from the cache",
  waiting: "waiting",
  cancelled: "cancelled",
};

function toLogLine(event: RunEvent): LogLine | null {
  const { timestamp } = event;
  if (event.type === "run_started")
    return line(timestamp, null, "info", `Run started, ${event.order.length} nodes`);
  if (event.type === "run_finished")
    return line(
      timestamp,
      null,
      event.status === "error" ? "error" : "info",
      `Run ${event.status === "success" ? "finished" : event.status === "error" ? "failed" : "cancelled"}`,
    );
  if (event.type === "node_log") return line(timestamp, event.nodeId, event.level, event.message);
  if (event.type !== "node_status") return null;
  const { nodeId, status, error, attempt } = event;
  const retry =
    status === "running" && attempt !== undefined && attempt > 1 ? `, try ${attempt}` : "";
  if (error) return line(timestamp, nodeId, "error", `${error.code}: ${error.message}`);
  return line(timestamp, nodeId, status === "error" ? "error" : "info", WORDS[status] + retry);
}

const line = (
  timestamp: number,
  nodeId: string | null,
  level: LogLine["level"],
  message: string,
): LogLine => ({ timestamp, nodeId, level, message });

/** What arrives at a node: its parent's output, or one object by source id where it has several parents. */
export function inputOf(
  view: RunView,
  edges: readonly { source: string; target: string }[],
  nodeId: string,
): { known: boolean; value: unknown } {
  const sources = [...new Set(edges.filter((edge) => edge.target === nodeId).map((e) => e.source))];
  const known = sources.some((id) => view.nodes[id]?.hasOutput);
  const [single] = sources;
  if (sources.length === 1 && single !== undefined)
    return { known, value: view.nodes[single]?.output };
  return { known, value: Object.fromEntries(sources.map((id) => [id, view.nodes[id]?.output])) };
}
