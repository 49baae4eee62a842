import type { Context } from "../context.ts";
import type { Run } from "./api.ts";
import { invalidWorkflow } from "./check-draft.ts";
import type { RunEvent } from "./events.ts";
import { findCalledWorkflows } from "./find-called-workflows.ts";
import type { CheckedGraph } from "./find-problems.ts";
import { compilePlan } from "./plan.ts";
import type { Bodies } from "./run-host.ts";
import type { RunChoice, RunQueue, RunTrigger } from "./run-queue.ts";
import type { RunWorker } from "./run-worker.ts";

/** Where runs go; met by the composition of the process. */
export type RunsPort = {
  runs: {
    queue: RunQueue;
    work: RunWorker["work"];
    /** There is something in the queue: whoever works here looks now. */
    wake(): void;
    /** Works the queue for so long, where no loop of this process does; how many runs were taken. */
    drain(budgetMs: number): Promise<number>;
  };
};

export type StartContext = Pick<Context, "service" | "now"> & RunsPort;

/** The lease of a new run. */
const FIRST_TOKEN = 1;

export type RunRequest = {
  userId: string;
  workflowId: string | null;
  checked: CheckedGraph;
  options: RunChoice;
  trigger: RunTrigger;
  replayOf?: string;
  /** Of a replay: what it called then. */
  bodies?: Bodies;
  /** Of a run that must be made once: a second one with it is a CONFLICT. */
  runId?: string;
};

export type StartedRun = { run: Run; finished: Promise<void> };

/** Writes the run down: a stream is worked in this process and goes on when nobody listens, every other goes to the queue. */
export async function startRun(ctx: StartContext, request: RunRequest): Promise<StartedRun> {
  const { userId, workflowId, checked, options, trigger, replayOf = null } = request;
  const bodies = request.bodies ?? (await readBodies(ctx, request));
  const runId = request.runId ?? crypto.randomUUID();
  const plan = compilePlan(checked, options);
  const order = [...plan.order];
  const timestamp = ctx.now().getTime();
  const started: RunEvent = { type: "run_started", timestamp, runId, workflowId, order };
  const isStream = trigger === "stream";
  const { graph } = checked;
  const createdAt = await ctx.runs.queue.enqueue(
    {
      runId,
      userId,
      workflowId,
      graph,
      bodies: Object.fromEntries([...bodies].map(([id, body]) => [id, body.graph])),
      options,
      trigger,
      replayOf,
      started,
    },
    isStream ? crypto.randomUUID() : null,
  );
  const run = { ...UNFINISHED, id: runId, workflowId, trigger, createdAt };
  if (!isStream) {
    ctx.runs.wake();
    return { run: { ...run, status: "queued", startedAt: null }, finished: Promise.resolve() };
  }
  const told = [{ seq: 1, event: started }];
  const held = { runId, userId, workflowId, plan, bodies, token: FIRST_TOKEN, lastSeq: 1, told };
  return {
    run: { ...run, status: "running", startedAt: createdAt },
    finished: ctx.runs.work(held),
  };
}

async function readBodies(ctx: StartContext, request: RunRequest): Promise<Bodies> {
  const { bodies, problems } = await findCalledWorkflows(ctx, request);
  if (problems.length > 0) throw invalidWorkflow(problems);
  return bodies;
}

const UNFINISHED = { finishedAt: null, durationMs: null, error: null, usage: null } as const;
