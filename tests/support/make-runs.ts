import type { RunDb } from "@/lib/workflows/sql-run-log.ts";
import type { Graph } from "@/lib/workflows/graph.ts";
import type { RunPorts } from "@/lib/workflows/node.ts";
import type { StoredEvent } from "@/lib/workflows/run-log.ts";
import { createRunWorker, type RunWorker } from "@/lib/workflows/run-worker.ts";
import { createSqlRunQueue } from "@/lib/workflows/sql-run-queue.ts";
import { makePorts } from "./make.ts";

/** A worker of its own name over a database, as a process of its own would be. */
export const makeWorker = (
  db: RunDb,
  owner: string,
  more: { ports?: RunPorts; maxRuns?: number; now?: () => Date } = {},
): RunWorker =>
  createRunWorker({
    queue: createSqlRunQueue(db),
    owner,
    portsFor: () => more.ports ?? makePorts({ now: () => new Date() }),
    now: more.now ?? (() => new Date()),
    log: () => undefined,
    ...(more.maxRuns !== undefined && { maxRuns: more.maxRuns }),
  });

/** A connection that can be cut as death cuts it: what is asked after it never gets an answer. */
export function makeMortal(db: RunDb): { db: RunDb; kill(): void } {
  let isDead = false;
  const rpc = ((name: never, args: never) =>
    isDead ? new Promise<never>(() => undefined) : db.rpc(name, args)) as unknown as RunDb["rpc"];
  return { db: { rpc }, kill: () => void (isDead = true) };
}

/** Puts a run of a graph into the queue; its id. */
export async function enqueueRun(db: RunDb, userId: string, graph: Graph): Promise<string> {
  const runId = crypto.randomUUID();
  const order = graph.nodes.map(({ id }) => id);
  await createSqlRunQueue(db).enqueue(
    {
      runId,
      userId,
      workflowId: null,
      graph,
      bodies: {},
      options: {},
      trigger: "background",
      replayOf: null,
      started: { type: "run_started", timestamp: Date.now(), runId, workflowId: null, order },
    },
    null,
  );
  return runId;
}

/** What was told of each node, in order, and how the run ended. */
export const summarize = (events: readonly StoredEvent[]) => ({
  seqs: events.map(({ seq }) => seq),
  statuses: events.flatMap(({ event }) =>
    event.type === "node_status" ? [`${event.nodeId} ${event.status}`] : [],
  ),
  finished: events.flatMap(({ event }) => (event.type === "run_finished" ? [event] : [])),
});
