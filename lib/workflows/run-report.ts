import type { EventPump } from "./event-pump.ts";
import type { NodeError, NodeStatus, RunEvent, Usage } from "./events.ts";
import { INLINE_BYTES, measureOutput, previewOf } from "./measure-output.ts";
import { toNodeError } from "./node-fault.ts";
import type { LogLevel } from "./node.ts";
import type { ScopeSink } from "./node-scope.ts";
import type { PlanNode } from "./plan.ts";
import type { FinishedStep } from "./run-log.ts";

export type RunFinished = Extract<RunEvent, { type: "run_finished" }>;

/** Past this sum a run's results are shown by reference, each. */
const MAX_INLINE_RESULTS = INLINE_BYTES * 16;

/** Puts into words and sums what a run does; after `close` nothing is heard. */
export class RunReport implements ScopeSink {
  readonly #runId: string;
  readonly #pump: EventPump;
  readonly #clock: () => number;
  readonly #startedAt: number;
  readonly #outputs: Record<string, unknown> = Object.create(null);
  readonly #errors: Record<string, NodeError> = Object.create(null);
  readonly #usage: Usage = { inputTokens: 0, outputTokens: 0, usd: 0 };
  #resultBytes = 0;
  #isOver = false;

  constructor(runId: string, pump: EventPump, clock: () => number) {
    this.#runId = runId;
    this.#pump = pump;
    this.#clock = clock;
    this.#startedAt = clock();
  }

  status(nodeId: string, status: NodeStatus, more: { durationMs?: number; attempt?: number } = {}) {
    this.#pump.push({ type: "node_status", timestamp: this.#clock(), nodeId, status, ...more });
  }

  /** Stores an output and says so: whole where it is small, else its head and where the whole is. Throws NodeFault. */
  success(
    { id, isResult }: PlanNode,
    output: unknown,
    branch: string | undefined,
    startedAt: number,
    status: "success" | "cached",
  ): void {
    const { size, text } = measureOutput(output);
    const timestamp = this.#clock();
    const durationMs = timestamp - startedAt;
    const shown =
      size > INLINE_BYTES ? this.#toReference(id, output, size, text ?? "") : { output };
    this.#pump.save({ nodeId: id, status: "success", output, size, branch, durationMs });
    this.#pump.push({ type: "node_output", timestamp, nodeId: id, status: "success", ...shown });
    this.#pump.push({ type: "node_status", timestamp, nodeId: id, status, durationMs });
    if (isResult) this.#keep(id, output, size, text);
  }

  failure({ id }: PlanNode, cause: unknown, startedAt: number): NodeError {
    const error = toNodeError(cause);
    const timestamp = this.#clock();
    const durationMs = timestamp - startedAt;
    this.#errors[id] = error;
    this.#pump.save({ nodeId: id, status: "error", size: 0, error, durationMs });
    this.#pump.push({
      type: "node_status",
      timestamp,
      nodeId: id,
      status: "error",
      durationMs,
      error,
    });
    return error;
  }

  retry(nodeId: string, attempt: number, cause: unknown): void {
    if (this.#isOver) return;
    const { code, message } = toNodeError(cause);
    this.onLog(nodeId, "warn", `Try ${attempt - 1} failed: ${code}: ${message}`);
    this.status(nodeId, "running", { attempt });
  }

  /** An earlier process has told of this step; here it only counts. */
  recall({ id, isResult }: PlanNode, step: FinishedStep): void {
    if (step.error) this.#errors[id] = step.error;
    if (isResult && step.status === "success") this.#keep(id, step.output, step.size, null);
  }

  finish(status: RunFinished["status"]): RunFinished {
    const timestamp = this.#clock();
    const event: RunFinished = {
      type: "run_finished",
      timestamp,
      status,
      durationMs: timestamp - this.#startedAt,
      outputs: this.#outputs,
      errors: this.#errors,
      usage: { ...this.#usage },
    };
    this.#pump.push(event);
    this.#isOver = true;
    return event;
  }

  close(): void {
    this.#isOver = true;
  }

  onDelta(nodeId: string, text: string): void {
    if (this.#isOver) return;
    this.#pump.push({ type: "node_delta", timestamp: this.#clock(), nodeId, text });
  }

  onLog(nodeId: string, level: LogLevel, message: string): void {
    if (this.#isOver) return;
    this.#pump.push({ type: "node_log", timestamp: this.#clock(), nodeId, level, message });
  }

  onSpend({ inputTokens, outputTokens, usd }: Usage): void {
    this.#usage.inputTokens += inputTokens;
    this.#usage.outputTokens += outputTokens;
    this.#usage.usd += usd;
  }

  #keep(id: string, output: unknown, size: number, text: string | null): void {
    this.#resultBytes += size;
    const isSmall = size <= INLINE_BYTES && this.#resultBytes <= MAX_INLINE_RESULTS;
    this.#outputs[id] = isSmall
      ? output
      : this.#toReference(id, output, size, text ?? JSON.stringify(output));
  }

  #toReference(id: string, output: unknown, size: number, text: string) {
    const ref = `/api/runs/${this.#runId}/outputs/${encodeURIComponent(id)}`;
    return { preview: previewOf(output, text), size, ref };
  }
}
