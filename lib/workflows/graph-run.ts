import { Parked, type BodyRequest, type BodyResult, type ParkRequest } from "./body.ts";
import { toBodyPath, toNodePath } from "./body-path.ts";
import { callNode } from "./call-node.ts";
import type { NodeError, Usage } from "./events.ts";
import type { GraphRunOptions } from "./graph-run-options.ts";
import type { LogLevel, NodeResult } from "./node.ts";
import { NodeScope, type ScopeOwner } from "./node-scope.ts";
import type { Plan, PlanNode } from "./plan.ts";
import { forgetFailures, type RunHost } from "./run-host.ts";
import { type FinishedStep, isOver, type WaitState } from "./run-log.ts";
import type { RunReport } from "./run-report.ts";
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
import { redactFailure } from "./secret-guard.ts";

type Running = { scope: NodeScope | null; startedAt: number };
type Resting = ParkRequest & { input: unknown; startedAt: number };

/** Runs what is due of one graph, at once and up to a limit, until every node has settled or waits. */
export class GraphRun implements ScopeOwner {
  readonly #options: GraphRunOptions;
  readonly #plan: Plan;
  readonly #host: RunHost;
  readonly #report: RunReport;
  readonly #state: RunState;
  readonly #stop = new AbortController();
  readonly #running = new Map<number, Running>();
  readonly #resting = new Map<number, Resting>();
  readonly stored = (): Promise<void> => this.#options.pump.stored();
  #isFailed = false;
  #isOver = false;

  constructor(options: GraphRunOptions) {
    this.#options = options;
    this.#plan = options.plan;
    this.#host = options.host;
    this.#report = options.report;
    this.#state = createRunState(options.plan);
  }

  /** Begins what is due while there is room; what needs no call settles on the spot. */
  proceed(): void {
    const { limit, pump } = this.#options;
    while (!this.#isOver && !this.#host.isHeld && this.#running.size < limit && !pump.isFull()) {
      const index = takeDue(this.#state);
      if (index === undefined) break;
      const planNode = this.#plan.nodes[index];
      if (planNode) this.#begin(index, planNode);
    }
    if (this.#isOver) return;
    if (this.#state.unsettled === 0) {
      this.end();
      this.#options.onEnd(this.#isFailed ? "error" : "success");
    } else if (this.#running.size === 0 && (this.#host.isHeld || !hasDue(this.#state)))
      this.#options.onIdle(this.#firstEnd());
  }

  /** Calls again what waited and need not any more. */
  recall(): void {
    const now = this.#host.clock();
    for (const [index, { startedAt, ...rest }] of this.#resting) {
      const planNode = this.#plan.nodes[index];
      if (!planNode || !this.#isDue(planNode, rest, now)) continue;
      this.#resting.delete(index);
      this.#call(index, planNode, rest.input, startedAt);
    }
    this.proceed();
  }

  /** Tells of what was cut off, and ends. */
  cancel(): void {
    if (this.#isOver) return;
    const now = this.#host.clock();
    for (const [index, { scope, startedAt }] of this.#running) {
      scope?.drop();
      this.#tellCancelled(index, now - startedAt);
    }
    for (const [index, { startedAt }] of this.#resting) this.#tellCancelled(index, now - startedAt);
    this.end();
    this.#options.onEnd("cancelled");
  }

  /** From here on nothing that a node does is heard. */
  end(): void {
    this.#isOver = true;
    if (this.#running.size === 0) return;
    for (const { scope } of this.#running.values()) scope?.drop();
    this.#running.clear();
    this.#stop.abort(new DOMException("The run has ended", "AbortError"));
  }

  onDelta(nodeId: string, text: string): void {
    this.#report.delta(nodeId, text);
  }

  onLog(nodeId: string, level: LogLevel, message: string): void {
    this.#report.log(nodeId, level, message);
  }

  onSpend(nodeId: string, usage: Usage): void {
    this.#report.spend(nodeId, usage);
    this.#options.onSpend?.(usage);
  }

  waitOf(nodeId: string): WaitState | null {
    return this.#host.waits.get(toNodePath(this.#options.path, nodeId)) ?? null;
  }

  runBody(node: PlanNode, request: BodyRequest, signal: AbortSignal): Promise<BodyResult> {
    return this.#options.runBody(node, request, signal);
  }

  #begin(index: number, planNode: PlanNode): void {
    const { id } = planNode;
    const path = toNodePath(this.#options.path, id);
    const step = this.#host.steps.size > 0 ? this.#host.steps.get(path) : undefined;
    if (step) this.#takeUp(index, planNode, step);
    else if (isReached(this.#state, index)) this.#enter(index, planNode, path);
    else {
      if (!this.#host.skipped.has(path)) this.#report.status(id, "skipped");
      this.#settle(index, "dead");
    }
  }

  #enter(index: number, planNode: PlanNode, path: string): void {
    const { node } = planNode;
    const startedAt = this.#host.clock();
    if (node.pinned !== undefined) {
      this.#succeed(index, planNode, startedAt, { output: node.pinned }, "cached");
      return;
    }
    const input =
      planNode.incoming.length === 0
        ? this.#options.input
        : inputOf(this.#plan, this.#state, index);
    if (node.disabled) {
      this.#succeed(index, planNode, startedAt, { output: input });
      return;
    }
    const wait = this.#host.waits.size > 0 ? this.#host.waits.get(path) : undefined;
    if (wait && !isOver(wait, startedAt))
      this.#resting.set(index, { kind: "time", until: wait.until, input, startedAt });
    else this.#callOrRecall(index, planNode, input, startedAt);
  }

  /** What a pure node put out before, for the same config and input, it need not work out again. */
  #callOrRecall(index: number, planNode: PlanNode, input: unknown, startedAt: number): void {
    const { cache } = this.#host;
    const key = cache?.keyOf(planNode, this.#plan.variables, input) ?? null;
    const known = key === null ? undefined : cache?.get(key);
    if (known) this.#succeed(index, planNode, startedAt, known, "cached");
    else {
      this.#report.status(planNode.id, "running", { attempt: 1 });
      this.#call(index, planNode, input, startedAt, key);
    }
  }

  #call(
    index: number,
    planNode: PlanNode,
    input: unknown,
    startedAt: number,
    key: string | null = null,
  ): void {
    const running: Running = { scope: null, startedAt };
    this.#running.set(index, running);
    const leave = (): boolean => {
      if (this.#isOver) return false;
      running.scope?.close();
      return this.#running.delete(index);
    };
    this.#invoke(planNode, input, running).then(
      (result) => {
        if (!leave()) return;
        const size = this.#succeed(index, planNode, startedAt, result);
        if (key !== null && size !== null) this.#host.cache?.keep(key, result, size);
        this.proceed();
      },
      (error: unknown) => {
        if (!leave()) return;
        if (error instanceof Parked) this.#rest(index, planNode, error.request, input, startedAt);
        else this.#fail(index, planNode, startedAt, error);
        this.proceed();
      },
    );
  }

  #invoke(planNode: PlanNode, input: unknown, running: Running): Promise<NodeResult<unknown>> {
    const { ports, runId } = this.#host;
    const { path } = this.#options;
    try {
      return callNode({
        planNode,
        input,
        signal: this.#stop.signal,
        scope: (signal) => {
          running.scope?.close();
          return (running.scope = new NodeScope(
            { runId, nodeId: toNodePath(path, planNode.id), node: planNode, input },
            ports,
            this.#plan.variables,
            signal,
            this,
          ));
        },
        onRetry: (attempt, error) => {
          forgetFailures(this.#host, toBodyPath(path, planNode.id, ""));
          this.#report.retry(planNode.id, attempt, error);
        },
      });
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** The size of what was put out; null where it did not fit. */
  #succeed(
    index: number,
    planNode: PlanNode,
    startedAt: number,
    { output: raw = null, branch }: NodeResult<unknown>,
    status: "success" | "cached" = "success",
  ): number | null {
    const output = this.#host.guard.redact(raw);
    try {
      const size = this.#report.success(planNode, output, branch, startedAt, status);
      this.#settle(index, { output, branch });
      return size;
    } catch (error) {
      this.#fail(index, planNode, startedAt, error);
      return null;
    }
  }

  #fail(index: number, planNode: PlanNode, startedAt: number, cause: unknown): void {
    const told = redactFailure(cause, this.#host.guard);
    this.#settleError(index, planNode, this.#report.failure(planNode, told, startedAt));
  }

  #rest(
    index: number,
    planNode: PlanNode,
    request: ParkRequest,
    input: unknown,
    startedAt: number,
  ): void {
    const path = toNodePath(this.#options.path, planNode.id);
    const { kind, until } = request;
    this.#resting.set(index, { kind, until, input, startedAt });
    if (kind === "body" || this.#host.waits.has(path)) return;
    this.#host.waits.set(path, { until, approved: null });
    this.#options.pump.wait({ nodeId: planNode.id, kind, until });
    this.#report.status(planNode.id, "waiting");
  }

  #isDue(planNode: PlanNode, { kind, until }: ParkRequest, now: number): boolean {
    if (kind === "body") return true;
    const wait = this.waitOf(planNode.id);
    return wait ? isOver(wait, now) : until !== null && until <= now;
  }

  #firstEnd(): number | null {
    const ends = [...this.#resting.values()].flatMap(({ until }) => (until === null ? [] : until));
    return ends.length === 0 ? null : Math.min(...ends);
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

  #tellCancelled(index: number, durationMs: number): void {
    this.#report.status(this.#plan.nodes[index]?.id ?? "", "cancelled", { durationMs });
  }
}
