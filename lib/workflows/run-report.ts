import type { EventPump } from "./event-pump.ts";
import type { NodeError, NodeStatus, RunEvent, Usage } from "./events.ts";
import { INLINE_BYTES, measureOutput, previewOf } from "./measure-output.ts";
import { toNodeError } from "./node-fault.ts";
import type { LogLevel } from "./node.ts";
import type { PlanNode } from "./plan.ts";
import type { FinishedStep } from "./run-log.ts";

export type RunFinished = Extract<RunEvent, { type: "run_finished" }>;

/** Past this sum a run's results are shown by reference, each. */
const MAX_INLINE_RESULTS = INLINE_BYTES * 16;

export type ReportSink = Pick<EventPump, "push" | "save">;

type ReportOptions = {
  runId: string;
  sink: ReportSink;
  clock: () => number;
  /** When the first process began it. */
  startedAt?: number | undefined;
  /** Of what an earlier process finished. */
  spent?: readonly Usage[];
  /** Results stay whole: they go to a node and not over the wire. */
  isBody?: boolean;
};

export const addUsage = (sum: Usage, { inputTokens, outputTokens, usd }: Usage): void => {
  sum.inputTokens += inputTokens;
  sum.outputTokens += outputTokens;
  sum.usd += usd;
};

const noUsage = (): Usage => ({ inputTokens: 0, outputTokens: 0, usd: 0 });

/** Puts into words and sums what a run does; after `close` nothing is heard. */
export class RunReport {
  readonly #options: ReportOptions;
  readonly #sink: ReportSink;
  readonly #clock: () => number;
  readonly #startedAt: number;
  readonly #outputs: Record<string, unknown> = Object.create(null);
  readonly #errors: Record<string, NodeError> = Object.create(null);
  readonly #usage = noUsage();
  readonly #spentBy = new Map<string, Usage>();
  #resultBytes = 0;
  #isOver = false;

  constructor(options: ReportOptions) {
    this.#options = options;
    this.#sink = options.sink;
    this.#clock = options.clock;
    this.#startedAt = options.startedAt ?? options.clock();
    for (const usage of options.spent ?? []) addUsage(this.#usage, usage);
  }

  get usage(): Usage {
    return { ...this.#usage };
  }

  status(nodeId: string, status: NodeStatus, more: { durationMs?: number; attempt?: number } = {}) {
    this.#sink.push({ type: "node_status", timestamp: this.#clock(), nodeId, status, ...more });
  }

  /** Stores an output and says so: whole where it is small, else its head and where the whole is; its size. Throws NodeFault. */
  success(
    { id, isResult }: PlanNode,
    output: unknown,
    branch: string | undefined,
    startedAt: number,
    status: "success" | "cached",
  ): number {
    const { size, text } = measureOutput(output);
    const timestamp = this.#clock();
    const durationMs = timestamp - startedAt;
    const shown =
      size > INLINE_BYTES ? this.#toReference(id, output, size, text ?? "") : { output };
    const usage = this.#spentBy.get(id);
    this.#sink.save({
      nodeId: id,
      status: "success",
      output,
      size,
      branch,
      durationMs,
      ...(usage && { usage }),
    });
    this.#sink.push({ type: "node_output", timestamp, nodeId: id, status: "success", ...shown });
    this.#sink.push({ type: "node_status", timestamp, nodeId: id, status, durationMs });
    if (isResult) this.#keep(id, output, size, text);
    return size;
  }

  failure({ id }: PlanNode, cause: unknown, startedAt: number): NodeError {
    const error = toNodeError(cause);
    const timestamp = this.#clock();
    const durationMs = timestamp - startedAt;
    const usage = this.#spentBy.get(id);
    this.#errors[id] = error;
    this.#sink.save({
      nodeId: id,
      status: "error",
      size: 0,
      error,
      durationMs,
      ...(usage && { usage }),
    });
    this.#sink.push({
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
    this.log(nodeId, "warn", `Try ${attempt - 1} failed: ${code}: ${message}`);
    this.status(nodeId, "running", { attempt });
  }

  /** An earlier process has told of this step; here it only counts. */
  recall({ id, isResult }: PlanNode, step: FinishedStep): void {
    if (step.error) this.#errors[id] = step.error;
    if (step.usage && this.#options.isBody) addUsage(this.#usage, step.usage);
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
      usage: this.usage,
    };
    this.#sink.push(event);
    this.#isOver = true;
    return event;
  }

  close(): void {
    this.#isOver = true;
  }

  delta(nodeId: string, text: string): void {
    if (this.#isOver) return;
    this.#sink.push({ type: "node_delta", timestamp: this.#clock(), nodeId, text });
  }

  log(nodeId: string, level: LogLevel, message: string): void {
    if (this.#isOver) return;
    this.#sink.push({ type: "node_log", timestamp: this.#clock(), nodeId, level, message });
  }

  /** Money that was spent counts, also when the answer came too late to be used. */
  spend(nodeId: string, usage: Usage): void {
    addUsage(this.#usage, usage);
    const known = this.#spentBy.get(nodeId);
    if (known) addUsage(known, usage);
    else this.#spentBy.set(nodeId, { ...usage });
  }

  /** What a body spent inside of a node; its own nodes carry it. */
  spendWithin(usage: Usage): void {
    addUsage(this.#usage, usage);
  }

  #keep(id: string, output: unknown, size: number, text: string | null): void {
    this.#resultBytes += size;
    const isSmall = size <= INLINE_BYTES && this.#resultBytes <= MAX_INLINE_RESULTS;
    this.#outputs[id] =
      isSmall || this.#options.isBody
        ? output
        : this.#toReference(id, output, size, text ?? JSON.stringify(output));
  }

  #toReference(id: string, output: unknown, size: number, text: string) {
    const ref = `/api/runs/${this.#options.runId}/outputs/${encodeURIComponent(id)}`;
    return { preview: previewOf(output, text), size, ref };
  }
}
