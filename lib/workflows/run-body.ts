import type { BodyRequest, BodyResult } from "./body.ts";
import { toBodyPath, toNodePath } from "./body-path.ts";
import type { EventPump } from "./event-pump.ts";
import type { NodeError, Usage } from "./events.ts";
import { GraphRun } from "./graph-run.ts";
import { NodeFault } from "./node-fault.ts";
import type { Plan, PlanNode } from "./plan.ts";
import { planBody } from "./plan-body.ts";
import type { RunHost } from "./run-host.ts";
import { addUsage, type RunFinished, RunReport } from "./run-report.ts";

/** Where a body stands: inside of which graph. */
export type BodyPlace = {
  host: RunHost;
  pump: EventPump;
  path: string;
  variables: Plan["variables"];
  depth: number;
};

/**
 * Runs a graph inside a node. Its steps are stored under their path, so that no process repeats them; of its events only
 * the words and the waiting are told, the words as the outer node's.
 */
export function startBody(
  place: BodyPlace,
  outer: PlanNode,
  request: BodyRequest,
  signal: AbortSignal,
  outerReport: Pick<RunReport, "log" | "spendWithin">,
): Promise<BodyResult> {
  const { host, depth } = place;
  const path = toBodyPath(place.path, outer.id, request.key);
  const known = host.steps.get(path);
  if (known) {
    const usage = known.usage ?? sumUsage(host, path);
    return Promise.resolve(
      known.error
        ? { status: "error", error: known.error, usage }
        : { status: "success", output: known.output, usage },
    );
  }
  const plan = planBody(place, toNodePath(place.path, outer.id), request);
  return new Promise((resolve, reject) => {
    const pump = toBodyPump(place.pump, host, path, (innerId, level, message) =>
      outerReport.log(outer.id, level, `${request.key}/${innerId}: ${message}`),
    );
    const report = new RunReport({
      runId: host.runId,
      sink: pump,
      clock: host.clock,
      isBody: true,
    });
    const close = () => {
      signal.removeEventListener("abort", onAbort);
      host.going.delete(graph);
      report.close();
    };
    const inside: BodyPlace = {
      host,
      pump: place.pump,
      path,
      variables: plan.variables,
      depth: depth + 1,
    };
    const graph = new GraphRun({
      plan,
      host,
      pump,
      report,
      path,
      input: request.input,
      limit: host.limit,
      runBody: (node, next, bound) =>
        startBody(inside, node, next, bound, {
          log: report.log.bind(report),
          spendWithin(usage) {
            report.spendWithin(usage);
            outerReport.spendWithin(usage);
          },
        }),
      onSpend: (usage) => outerReport.spendWithin(usage),
      onEnd(status) {
        close();
        if (status === "cancelled")
          return reject(new NodeFault("CANCELLED", "The run was cancelled"));
        resolve(keepResult(place, path, plan, report.finish(status)));
      },
      onIdle(until) {
        close();
        graph.end();
        resolve({ status: "parked", until, usage: report.usage });
      },
    });
    const onAbort = () => graph.cancel();
    signal.addEventListener("abort", onAbort, { once: true });
    host.going.add(graph);
    if (signal.aborted) onAbort();
    else graph.proceed();
  });
}

/** Of a body that an earlier process finished: its nodes carry what they spent. */
function sumUsage({ steps }: RunHost, path: string): Usage {
  const sum = { inputTokens: 0, outputTokens: 0, usd: 0 };
  for (const { nodeId, usage } of steps.values())
    if (usage && nodeId.startsWith(path)) addUsage(sum, usage);
  return sum;
}

/** The whole body's result as a step of its own; what its nodes put out is not needed after that. */
function keepResult(
  { host, pump }: BodyPlace,
  path: string,
  plan: Plan,
  { status, outputs, errors, usage, durationMs }: RunFinished,
): BodyResult {
  for (const { id } of plan.nodes) host.steps.delete(toNodePath(path, id));
  const result: BodyResult =
    status === "success"
      ? { status: "success", output: toResult(plan, outputs), usage }
      : { status: "error", error: toBodyError(errors), usage };
  const step = {
    nodeId: path,
    status: result.status,
    size: 0,
    durationMs,
    ...(result.status === "success" ? { output: result.output } : { error: result.error }),
  };
  host.steps.set(path, { ...step, usage });
  pump.save(step);
  return result;
}

/** The only result as it is, several by their nodes. */
function toResult({ nodes }: Plan, outputs: Record<string, unknown>): unknown {
  const results = nodes.filter(({ isResult }) => isResult);
  const [only] = results;
  return results.length === 1 && only ? (outputs[only.id] ?? null) : { ...outputs };
}

function toBodyError(errors: Record<string, NodeError>): NodeError {
  const [first] = Object.entries(errors);
  if (!first) return { code: "NODE_FAILED", message: "The body failed" };
  const [nodeId, { code, message }] = first;
  return { code, message: `${nodeId}: ${message}` };
}

type OnLog = (nodeId: string, level: "debug" | "info" | "warn" | "error", message: string) => void;

/** Steps and waits go to the run's own log under their path. */
function toBodyPump(pump: EventPump, host: RunHost, path: string, onLog: OnLog): EventPump {
  const told = new Set<string>();
  return {
    ...pump,
    push(event) {
      if (event.type === "node_log") return onLog(event.nodeId, event.level, event.message);
      if (event.type !== "node_status") return;
      if (event.status === "waiting") told.add(event.nodeId);
      else if (!told.has(event.nodeId) && !host.waits.has(toNodePath(path, event.nodeId))) return;
      pump.push({ ...event, nodeId: toNodePath(path, event.nodeId) });
    },
    save(step) {
      const nodeId = toNodePath(path, step.nodeId);
      host.steps.set(nodeId, { ...step, nodeId });
      pump.save({ ...step, nodeId });
    },
    wait: (wait) => pump.wait({ ...wait, nodeId: toNodePath(path, wait.nodeId) }),
  };
}
