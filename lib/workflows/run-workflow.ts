import { createEventPump, type EventPump } from "./event-pump.ts";
import { GraphRun } from "./graph-run.ts";
import type { NodeCache } from "./node-cache.ts";
import type { RunPorts } from "./node.ts";
import type { Plan } from "./plan.ts";
import { startBody } from "./run-body.ts";
import { type Bodies, createRunHost, type RunHost } from "./run-host.ts";
import type { Answer, Leave, RunLog, RunProgress, StoredEvent } from "./run-log.ts";
import { type RunFinished, RunReport } from "./run-report.ts";
import { createSecretGuard, guardPump } from "./secret-guard.ts";

/** What waits no longer than this waits here; a longer wait gives the run up until then. */
const HOLD_MS = 5000;

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
  /** When the run was made, where that was in another process; milliseconds since the epoch. */
  startedAt?: number | undefined;
  /** What an earlier process came to. */
  progress?: Partial<RunProgress>;
  bodies?: Bodies;
  cache?: NodeCache;
};

/** A run in another process's hands, or one whose log cannot be written: it ends here without a word. */
export class RunLost extends Error {
  override readonly name = "RunLost";
}

/** How a run leaves this process: ended, waiting for a time or an answer, or for another process to take up. */
export type RunEnd = RunFinished | { status: "waiting" | "queued" };

export type RunHandle = {
  /** Resolves once the terminal event is stored, or the run is nobody's; rejects only with RunLost. */
  finished: Promise<RunEnd>;
  /** Renews the lease and asks for a cancel. */
  beat(): void;
  /** Begins no node any more and lets go of the run: when those that run have ended, or after so long. */
  release(graceMs: number): void;
  /** Looks again at what waits: an answer is there. */
  answer(answers: readonly Answer[]): void;
};

/** Runs what is due, at once and up to a limit, until every node has settled or waits. */
export const runWorkflow = (options: RunOptions): RunHandle => new Run(options);

class Run implements RunHandle {
  readonly finished: Promise<RunEnd>;
  readonly #signal: AbortSignal;
  readonly #host: RunHost;
  readonly #pump: EventPump;
  readonly #report: RunReport;
  readonly #graph: GraphRun;
  #leaving: Leave | null = null;
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resolve: (end: RunEnd) => void = () => undefined;
  #reject: (lost: RunLost) => void = () => undefined;

  constructor(options: RunOptions) {
    const { plan, runId, log, signal, onStored, progress = {}, clock = Date.now } = options;
    this.#signal = signal;
    this.finished = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const guard = createSecretGuard(options.ports.secrets);
    const pump = createEventPump({
      log,
      firstSeq: options.nextSeq,
      onStored: (events) => {
        onStored?.(events);
        this.#proceed();
      },
      onCancelRequested: this.#cancel,
      onAnswers: (answers) => this.answer(answers),
      onLeft: (how) => this.#close(() => this.#resolve({ status: LEFT[how] })),
      onLost: (cause) =>
        this.#close(() =>
          this.#reject(new RunLost("The run's log is no longer ours to write", { cause })),
        ),
    });
    this.#pump = guardPump(pump, guard);
    const spent = progress.steps?.flatMap(({ usage }) => usage ?? []) ?? [];
    this.#report = new RunReport({
      runId,
      sink: this.#pump,
      clock,
      spent,
      startedAt: options.startedAt,
    });
    const ports = { ...options.ports, secrets: guard.secrets };
    const { cache, bodies = new Map(), concurrency: limit = 64 } = options;
    this.#host = createRunHost({ runId, ports, clock, limit, cache, bodies, guard }, progress);
    this.#graph = new GraphRun({
      plan,
      host: this.#host,
      pump: this.#pump,
      report: this.#report,
      path: "",
      limit,
      runBody: (node, request, bound) =>
        startBody(
          { host: this.#host, pump: this.#pump, path: "", variables: plan.variables, depth: 0 },
          node,
          request,
          bound,
          this.#report,
        ),
      onEnd: (status) => this.#finish(status),
      onIdle: (until) => this.#idle(until),
    });
    signal.addEventListener("abort", this.#cancel, { once: true });
    if (signal.aborted) this.#cancel();
    else this.#graph.proceed();
  }

  beat(): void {
    if (!this.#isOver) this.#pump.beat();
  }

  release(graceMs: number): void {
    if (this.#isOver || this.#leaving) return;
    this.#leaving = "release";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#leave("drop"), graceMs);
    this.#host.isHeld = true;
    this.#proceed();
  }

  answer(answers: readonly Answer[]): void {
    for (const { nodeId, approved } of answers) {
      const wait = this.#host.waits.get(nodeId);
      if (wait) wait.approved = approved;
    }
    this.#graph.recall();
  }

  #proceed(): void {
    if (this.#isOver) return;
    for (const body of this.#host.going) body.proceed();
    this.#graph.proceed();
  }

  #idle(until: number | null): void {
    if (this.#leaving) return this.#leave(this.#leaving);
    const restMs = until === null ? Number.POSITIVE_INFINITY : until - this.#host.clock();
    if (restMs > HOLD_MS) return this.#leave("park");
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#graph.recall();
    }, restMs);
  }

  /** The last word of this process on the run: everything before it is stored with it. */
  #leave(how: Leave): void {
    if (this.#isOver) return;
    this.#end();
    this.#pump.leave(how);
  }

  readonly #cancel = (): void => {
    if (!this.#isOver) this.#graph.cancel();
  };

  #finish(status: RunFinished["status"]): void {
    if (this.#isOver) return;
    const finished = this.#report.finish(status);
    this.#end();
    void this.#pump.drained().then(() => this.#resolve(finished));
  }

  #close(settle: () => void): void {
    this.#end();
    settle();
  }

  #end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#graph.end();
    this.#report.close();
    this.#signal.removeEventListener("abort", this.#cancel);
  }
}

const LEFT = { park: "waiting", release: "queued", drop: "queued" } as const;
