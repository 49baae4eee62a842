import type { Graph } from "./graph.ts";
import type { RunEvent } from "./events.ts";
import type { PlanOptions } from "./plan.ts";
import type { RunLog, StepStore } from "./run-log.ts";

export type RunTrigger = "stream" | "background" | "schedule" | "sub-workflow";
export type RunChoice = Pick<PlanOptions, "fromNode" | "untilNode">;

export type NewRun = {
  runId: string;
  userId: string;
  workflowId: string | null;
  graph: Graph;
  /** Called workflows by id, as they are now. */
  bodies: Readonly<Record<string, Graph>>;
  options: RunChoice;
  trigger: RunTrigger;
  replayOf: string | null;
  started: RunEvent;
};

export type ClaimedRun = {
  runId: string;
  userId: string;
  workflowId: string | null;
  /** As stored; checked again by who works it, whose node types may be newer. */
  graph: unknown;
  bodies: Readonly<Record<string, unknown>>;
  options: RunChoice;
  /** Names this holding of the run: writes under an older one are refused. */
  token: number;
  lastSeq: number;
  /** Milliseconds since the epoch. */
  startedAt: number;
};

/** Runs between processes: the row of a run is its place in the queue, and its lease says who works it. */
export type RunQueue = StepStore & {
  /** In the hands of `owner` at once, or for whoever comes first. Tells when it was made. */
  enqueue(run: NewRun, owner: string | null): Promise<string>;
  claim(owner: string, limit: number): Promise<ClaimedRun[]>;
  /** Heartbeat, finished steps, and the end of a run: complete, fail, park and release are what is appended. */
  logOf(runId: string, token: number): RunLog;
};
