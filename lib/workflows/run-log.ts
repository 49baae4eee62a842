import type { NodeError, RunEvent, Usage } from "./events.ts";

/** What a node came to: enough to go on without running it again. */
export type FinishedStep = {
  /** A node of a body stands under its path. */
  nodeId: string;
  status: "success" | "error";
  output?: unknown;
  size: number;
  branch?: string | undefined;
  error?: NodeError;
  /** What this node itself spent; a body's nodes carry their own. */
  usage?: Usage;
  durationMs: number;
};

/** What a node waits for. `until` is in milliseconds since the epoch; null without a limit. */
export type Wait = { nodeId: string; kind: "time" | "approval"; until: number | null };

/** A wait as it stands: `approved` is null until someone has answered. */
export type WaitState = { until: number | null; approved: boolean | null };

/** Answered, or past its time. */
export const isOver = ({ until, approved }: WaitState, now: number): boolean =>
  approved !== null || (until !== null && until <= now);

/** How a process lets go of a run: until something happens, for another to go on at once, or that with nodes cut off. */
export type Leave = "park" | "release" | "drop";

export type RunBatch = {
  firstSeq: number;
  events: readonly RunEvent[];
  steps: readonly FinishedStep[];
  waits?: readonly Wait[];
  leave?: Leave | undefined;
};

export type Answer = { nodeId: string; approved: boolean };

export type RunLogAnswer = {
  cancelRequested: boolean;
  /** False once another process holds the run, or it has ended: nothing of the batch was stored. */
  leaseOk: boolean;
  /** What was answered, where something was since the last batch. */
  answers?: readonly Answer[];
};

/**
 * Where a run's events and finished outputs go, in one call a tick. An empty batch is a heartbeat.
 * A batch that is sent twice is stored once: the writer numbers its events.
 */
export type RunLog = { append(batch: RunBatch): Promise<RunLogAnswer> };

/** What a run had come to when its last process let go of it, or died. */
export type RunProgress = {
  steps: FinishedStep[];
  waits: (WaitState & { nodeId: string })[];
  /** Nodes that were passed over, and told so. */
  skipped: string[];
};

export type StepStore = { load(runId: string): Promise<RunProgress> };

export type StoredEvent = { seq: number; event: RunEvent };
