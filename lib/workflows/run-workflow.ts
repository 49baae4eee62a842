import { callNode } from "./call-node.ts";
import { createEventPump, type EventPump } from "./event-pump.ts";
import type { NodeError } from "./events.ts";
import type { NodeResult, RunPorts } from "./node.ts";
import { NodeScope } from "./node-scope.ts";
import type { Plan, PlanNode } from "./plan.ts";
import type { FinishedStep, RunLog, StoredEvent } from "./run-log.ts";
import { type RunFinished, RunReport } from "./run-report.ts";
import {
  createRunState,
  hasDue,
  inputOf,
  isReached,
  type Outcome,
  type RunState,
  settle,
  takeDue,
} from "./run-state.ts";
import { createSecretGuard, guardPump, redactFailure, type SecretGuard } from "./secret-guard.ts";

export type RunOptions = {
  plan: Plan;
  runId: string;
  ports: RunPorts;
  log: RunLog;
  /** Aborting it cancels the run. */
  signal: AbortSignal;
  /** Hears every event once it is stored. */
  onStored?: (events: StoredEvent[]) => void;
  /** Milliseconds since the epoch. */
  clock?: () => number;
  /** How many nodes may run at the same time. */
  concurrency?: number;
  /** Of the first event; the one before it is `run_started`, which stands in the log when the run does. */
  nextSeq: number;
  /** What an earlier process finished. */
  steps?: readonly FinishedStep[];
};

/** A run in another process's hands, or one whose log cannot be written: it ends here without a word. */
export class RunLost extends Error {
  override readonly name = "RunLost";
}

export type RunHandle = {
  /** Resolves once the terminal event is stored; rejects only with RunLost. */
  finished: Promise<RunFinished>;
  /** Renews the lease and asks for a cancel. */
  beat(): void;
};

/** Runs what is due, at once and up to a limit, until every node has settled. */
export const runWorkflow = (options: RunOptions): RunHandle => new Run(options);

type Running = { scope: NodeScope | null; startedAt: number };

class Run implements RunHandle {
  readonly finished: Promise<RunFinished>;
  readonly #options: RunOptions;
  readonly #plan: Plan;
  readonly #state: RunState;
  readonly #pump: EventPump;
  readonly #guard: SecretGuard;
  readonly #ports: RunPorts;
  readonly #report: RunReport;
  readonly #clock: () => number;
  readonly #limit: number;
  readonly #stop = new AbortController();
  readonly #running = new Map<number, Running>();
  readonly #steps: ReadonlyMap<string, FinishedStep>;
  #isFailed = false;
  #isOver = false;
  #resolve: (finished: RunFinished) => void = () => undefined;
  #reject: (lost: RunLost) => void = () => undefined;

  constructor(options: RunOptions) {
    const { plan, log, signal, onStored, steps, clock = Date.now } = options;
    this.#options = options;
    this.#plan = plan;
    this.#clock = clock;
    this.#limit = options.concurrency ?? 64;
    this.#state = createRunState(plan);
    this.#steps = new Map(steps?.map((step) => [step.nodeId, step]));
    this.finished = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#guard = createSecretGuard(options.ports.secrets);
    this.#ports = { ...options.ports, secrets: this.#guard.secrets };
    const pump = createEventPump({
      log,
      firstSeq: options.nextSeq,
      onStored: (events) => {
        onStored?.(events);
        if (hasDue(this.#state)) this.#drain();
      },
      onCancelRequested: () => this.#cancel(),
      onLost: (error) => this.#lose(error),
    });
    this.#pump = guardPump(pump, this.#guard);
    this.#report = new RunReport(options.runId, this.#pump, clock);
    signal.addEventListener("abort", this.#cancel, { once: true });
    if (signal.aborted) this.#cancel();
    else this.#drain();
  }

  beat(): void {
    if (!this.#isOver) this.#pump.beat();
  }

  /** Begins what is due while there is room; what needs no call settles on the spot. */
  #drain(): void {
    while (!this.#isOver && this.#running.size < this.#limit && !this.#pump.isFull()) {
      const index = takeDue(this.#state);
      if (index === undefined) break;
      const planNode = this.#plan.nodes[index];
      if (planNode) this.#begin(index, planNode);
    }
    if (this.#state.unsettled === 0) this.#finish(this.#isFailed ? "error" : "success");
  }

  #begin(index: number, planNode: PlanNode): void {
    const { id, node } = planNode;
    const step = this.#steps.get(id);
    if (step) return this.#takeUp(index, planNode, step);
    if (!isReached(this.#state, index)) {
      this.#report.status(id, "skipped");
      return this.#settle(index, "dead");
    }
    const startedAt = this.#clock();
    if (node.pinned !== undefined)
      return this.#succeed(index, planNode, startedAt, { output: node.pinned }, "cached");
    const input = inputOf(this.#plan, this.#state, index);
    if (node.disabled) return this.#succeed(index, planNode, startedAt, { output: input });
    this.#call(index, planNode, input, startedAt);
  }

  #call(index: number, planNode: PlanNode, input: unknown, startedAt: number): void {
    const running: Running = { scope: null, startedAt };
    this.#running.set(index, running);
    this.#report.status(planNode.id, "running", { attempt: 1 });
    const leave = (): boolean => {
      if (this.#isOver) return false;
      running.scope?.close();
      return this.#running.delete(index);
    };
    this.#invoke(planNode, input, running).then(
      (result) => {
        if (!leave()) return;
        this.#succeed(index, planNode, startedAt, result);
        this.#drain();
      },
      (error: unknown) => {
        if (!leave()) return;
        this.#fail(index, planNode, startedAt, error);
        this.#drain();
      },
    );
  }

  #invoke(planNode: PlanNode, input: unknown, running: Running): Promise<NodeResult<unknown>> {
    const ports = this.#ports;
    const { runId } = this.#options;
    const report = this.#report;
    try {
      return callNode({
        planNode,
        input,
        signal: this.#stop.signal,
        scope: (signal) => {
          running.scope?.close();
          return (running.scope = new NodeScope(
            { runId, nodeId: planNode.id, input },
            ports,
            this.#plan.variables,
            signal,
            report,
          ));
        },
        onRetry: (attempt, error) => report.retry(planNode.id, attempt, error),
      });
    } catch (error) {
      return Promise.reject(error);
    }
  }

  #succeed(
    index: number,
    planNode: PlanNode,
    startedAt: number,
    { output: raw = null, branch }: NodeResult<unknown>,
    status: "success" | "cached" = "success",
  ): void {
    const output = this.#guard.redact(raw);
    try {
      this.#report.success(planNode, output, branch, startedAt, status);
    } catch (error) {
      return this.#fail(index, planNode, startedAt, error);
    }
    this.#settle(index, { output, branch });
  }

  #fail(index: number, planNode: PlanNode, startedAt: number, cause: unknown): void {
    const told = redactFailure(cause, this.#guard);
    this.#settleError(index, planNode, this.#report.failure(planNode, told, startedAt));
  }

  /** What an earlier process finished is not run and not told again. */
  #takeUp(index: number, planNode: PlanNode, step: FinishedStep): void {
    this.#report.recall(planNode, step);
    if (step.error) this.#settleError(index, planNode, step.error);
    else this.#settle(index, { output: step.output, branch: step.branch });
  }

  /** A handled error leaves with its words as the output; an unhandled one makes dead what depends on it. */
  #settleError(index: number, { node }: PlanNode, error: NodeError): void {
    if (node.onError === "branch") this.#settle(index, { output: { error }, branch: "error" });
    else if (node.onError === "continue") this.#settle(index, { output: { error } });
    else {
      this.#isFailed = true;
      this.#settle(index, "dead");
    }
  }

  #settle(index: number, outcome: Outcome): void {
    settle(this.#plan, this.#state, index, outcome);
  }

  readonly #cancel = (): void => {
    if (this.#isOver) return;
    for (const [index, { scope, startedAt }] of this.#running) {
      scope?.drop();
      const durationMs = this.#clock() - startedAt;
      this.#report.status(this.#plan.nodes[index]?.id ?? "", "cancelled", { durationMs });
    }
    this.#finish("cancelled");
  };

  #finish(status: RunFinished["status"]): void {
    if (this.#isOver) return;
    const finished = this.#report.finish(status);
    this.#end();
    void this.#pump.drained().then(() => this.#resolve(finished));
  }

  #lose(cause: Error | null): void {
    this.#end();
    this.#reject(new RunLost("The run's log is no longer ours to write", { cause }));
  }

  /** From here on nothing that a node does is heard. */
  #end(): void {
    this.#isOver = true;
    this.#report.close();
    this.#options.signal.removeEventListener("abort", this.#cancel);
    if (this.#running.size === 0) return;
    for (const { scope } of this.#running.values()) scope?.drop();
    this.#running.clear();
    this.#stop.abort(new DOMException("The run has ended", "AbortError"));
  }
}
