import type { BodyRequest, BodyResult } from "./body.ts";
import type { EventPump } from "./event-pump.ts";
import type { Usage } from "./events.ts";
import type { Plan, PlanNode } from "./plan.ts";
import type { RunHost } from "./run-host.ts";
import type { RunFinished, RunReport } from "./run-report.ts";

export type GraphRunOptions = {
  plan: Plan;
  host: RunHost;
  pump: Pick<EventPump, "isFull" | "stored" | "wait">;
  report: RunReport;
  /** Of the body that this is; empty at the top. */
  path: string;
  /** Arrives where nothing leads to. */
  input?: unknown;
  limit: number;
  runBody(node: PlanNode, request: BodyRequest, signal: AbortSignal): Promise<BodyResult>;
  onSpend?(usage: Usage): void;
  onEnd(status: RunFinished["status"]): void;
  /** Nothing runs and nothing is due: what is left waits, the first of it until then. */
  onIdle(until: number | null): void;
};
