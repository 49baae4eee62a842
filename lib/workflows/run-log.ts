import type { NodeError, RunEvent } from "./events.ts";

/** What a node came to: enough to go on without running it again. */
export type FinishedStep = {
  nodeId: string;
  status: "success" | "error";
  output?: unknown;
  size: number;
  branch?: string | undefined;
  error?: NodeError;
  durationMs: number;
};

export type RunBatch = {
  firstSeq: number;
  events: readonly RunEvent[];
  steps: readonly FinishedStep[];
};

export type RunLogAnswer = {
  cancelRequested: boolean;
  /** False once another process holds the run, or it has ended: nothing of the batch was stored. */
  leaseOk: boolean;
};

/**
 * Where a run's events and finished outputs go, in one call a tick. An empty batch is a heartbeat.
 * A batch that is sent twice is stored once: the writer numbers its events.
 */
export type RunLog = { append(batch: RunBatch): Promise<RunLogAnswer> };

/** Finished outputs of a run that another process began. */
export type StepStore = { load(runId: string): Promise<FinishedStep[]> };

export type StoredEvent = { seq: number; event: RunEvent };
