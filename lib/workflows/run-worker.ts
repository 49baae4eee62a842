import type { Log } from "../context.ts";
import { bodyTypes } from "./body-types.ts";
import type { RunIdentity } from "./create-effect-ports.ts";
import { checkGraph } from "./find-problems.ts";
import { liveRuns } from "./live-runs.ts";
import type { NodeCache } from "./node-cache.ts";
import type { RunPorts } from "./node.ts";
import { compilePlan, type Plan } from "./plan.ts";
import { RunFeed } from "./run-feed.ts";
import type { Bodies } from "./run-host.ts";
import type { RunProgress, StoredEvent } from "./run-log.ts";
import type { ClaimedRun, RunQueue } from "./run-queue.ts";
import { type RunHandle, runWorkflow } from "./run-workflow.ts";

/** A cancel that another process took is seen within half a second, and the lease never grows old. */
const HEARTBEAT_MS = 350;

export type HeldRun = RunIdentity & {
  token: number;
  plan: Plan;
  bodies: Bodies;
  lastSeq: number;
  startedAt?: number;
  progress?: RunProgress;
  /** Already stored, for readers in this process. */
  told?: StoredEvent[];
};

export type WorkerDeps = {
  queue: RunQueue;
  /** Names this process in leases. */
  owner: string;
  portsFor(identity: RunIdentity): RunPorts;
  cacheFor?(userId: string): NodeCache;
  now(): Date;
  log: Log;
  /** Runs from the queue at once. */
  maxRuns?: number;
};

export type RunWorker = {
  /** Works a run that is this process's already; resolves when it has left it. */
  work(run: HeldRun): Promise<void>;
  /** Takes runs from the queue until there is none, and resolves when those have left it. */
  drain(): Promise<void>;
  /** Takes no more, and lets go of what it works: nodes that run get so long to end. */
  release(graceMs: number): Promise<void>;
  /** How many it works now. */
  readonly size: number;
  /** How many it took from the queue since it was made. */
  readonly taken: number;
};

/** Works runs of every kind: streams that begin here, and whatever the queue has, new, dead elsewhere or done waiting. */
export function createRunWorker(deps: WorkerDeps): RunWorker {
  const { queue, owner, log, maxRuns = 16 } = deps;
  const working = new Map<HeldRun, { handle: RunHandle; left: Promise<void> }>();
  const taken = new Set<Promise<void>>();
  const released = new AbortController();
  let claiming: Promise<void> | null = null;
  let count = 0;
  let emptying: Promise<void> | null = null;

  const work = (run: HeldRun): Promise<void> => {
    const feed = new RunFeed(run.told ? 0 : run.lastSeq);
    if (run.told) feed.push(run.told);
    const controller = new AbortController();
    const handle = start(deps, run, feed, controller.signal);
    const { runId } = run;
    liveRuns.add(runId, {
      feed,
      cancel: () => controller.abort(),
      answer: (answers) => handle.answer(answers),
    });
    const heartbeat = setInterval(() => handle.beat(), HEARTBEAT_MS);
    const left = handle.finished
      .then(
        () => undefined,
        (error: unknown) => log("warn", "a run was lost", { runId, error }),
      )
      .finally(() => {
        clearInterval(heartbeat);
        working.delete(run);
        if (liveRuns.get(runId)?.feed === feed) liveRuns.remove(runId);
        feed.end();
      });
    working.set(run, { handle, left });
    return left;
  };

  const workClaimed = async (claimed: ClaimedRun): Promise<void> => {
    try {
      const held = await toHeldRun(queue, claimed);
      if (held) await work(held);
    } catch (error) {
      log("error", "a run could not be taken up", { runId: claimed.runId, error });
    }
  };

  const claimAll = async (): Promise<void> => {
    while (!released.signal.aborted && taken.size < maxRuns) {
      const runs = await queue.claim(owner, maxRuns - taken.size);
      count += runs.length;
      for (const run of runs) {
        const done = workClaimed(run).finally(() => taken.delete(done));
        taken.add(done);
      }
      if (runs.length === 0) break;
    }
  };

  const claim = (): Promise<void> =>
    (claiming ??= claimAll().finally(() => {
      claiming = null;
    }));

  /** Half of the places free before the next look: a look for each run would be as dear as the runs. */
  const workToTheEnd = async (): Promise<void> => {
    while (taken.size > 0 && !released.signal.aborted) {
      await Promise.race(taken);
      if (taken.size <= maxRuns / 2) await claim();
    }
  };

  return {
    work,
    async drain() {
      await claim();
      await (emptying ??= workToTheEnd().finally(() => {
        emptying = null;
      }));
    },
    async release(graceMs) {
      released.abort();
      for (const { handle } of working.values()) handle.release(graceMs);
      await Promise.all([...working.values()].map(({ left }) => left));
    },
    get size() {
      return working.size;
    },
    get taken() {
      return count;
    },
  };
}

const start = (
  { queue, portsFor, cacheFor, now }: WorkerDeps,
  { runId, userId, workflowId, token, plan, bodies, lastSeq, startedAt, progress }: HeldRun,
  feed: RunFeed,
  signal: AbortSignal,
): RunHandle =>
  runWorkflow({
    plan,
    runId,
    bodies,
    signal,
    ports: portsFor({ runId, userId, workflowId }),
    log: queue.logOf(runId, token),
    nextSeq: lastSeq + 1,
    onStored: (events) => feed.push(events),
    clock: () => now().getTime(),
    ...(cacheFor && { cache: cacheFor(userId) }),
    startedAt,
    ...(progress && { progress }),
  });

/** Null where this build cannot run the graph any more; the run ends with the reason then. */
async function toHeldRun(queue: RunQueue, claimed: ClaimedRun): Promise<HeldRun | null> {
  const { runId, userId, workflowId, token, lastSeq, startedAt, options } = claimed;
  const checked = checkGraph(claimed.graph);
  const bodies = new Map(
    Object.entries(claimed.bodies).map(([id, graph]) => [id, checkGraph(graph, bodyTypes())]),
  );
  const [problem] = [...checked.problems, ...[...bodies.values()].flatMap((b) => b.problems)];
  if (problem) {
    await queue
      .logOf(runId, token)
      .append({ firstSeq: lastSeq + 1, steps: [], events: [failed(problem)] });
    return null;
  }
  const plan = compilePlan(checked, options);
  const held = { runId, userId, workflowId, token, plan, bodies, lastSeq, startedAt };
  // Only run_started is told: nothing can have been finished.
  return lastSeq <= 1 ? held : { ...held, progress: await queue.load(runId) };
}

const failed = ({ nodeId = "", message }: { nodeId?: string | undefined; message: string }) => ({
  type: "run_finished" as const,
  timestamp: Date.now(),
  status: "error" as const,
  durationMs: 0,
  outputs: {},
  errors: { [nodeId]: { code: "BAD_INPUT" as const, message } },
  usage: { inputTokens: 0, outputTokens: 0, usd: 0 },
});
