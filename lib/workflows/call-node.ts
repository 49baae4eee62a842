import { Parked } from "./body.ts";
import { isFinal, NodeFault, toNodeError } from "./node-fault.ts";
import type { NodeContext, NodeResult } from "./node.ts";
import type { PlanNode } from "./plan.ts";

const MAX_BACKOFF_MS = 600_000;

export type Attempt = {
  planNode: PlanNode;
  input: unknown;
  signal: AbortSignal;
  /** Makes the context of one try, with the signal that bounds it. */
  scope(signal: AbortSignal): NodeContext;
  onRetry(attempt: number, error: unknown): void;
};

/** Parses the input where the port is narrow, calls the node, and holds it to its time and its tries. */
export function callNode(attempt: Attempt): Promise<NodeResult<unknown>> {
  const { node } = attempt.planNode;
  const { input } = readInput(attempt);
  if (!node.timeoutMs && (node.retry?.attempts ?? 1) <= 1) return callOnce(attempt, input);
  return callWithTries(attempt, input);
}

function readInput({ planNode, input }: Attempt): { input: unknown } {
  const { type } = planNode;
  if (type.input === null || type.input.kind === "any") return { input };
  const parsed = type.input.schema.safeParse(input);
  if (parsed.success) return { input: parsed.data };
  const issue = parsed.error.issues[0];
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.join(".")}` : "";
  throw new NodeFault(
    "BAD_INPUT",
    `${type.label} takes ${type.input.kind}; ${issue?.message ?? "the input is another thing"}${where}`,
  );
}

const callOnce = ({ planNode, scope, signal }: Attempt, input: unknown) =>
  planNode.type.run({ config: planNode.config, input, ctx: scope(signal) });

async function callWithTries(attempt: Attempt, input: unknown): Promise<NodeResult<unknown>> {
  const { planNode, signal, onRetry } = attempt;
  const { attempts, backoffMs } = planNode.node.retry ?? { attempts: 1, backoffMs: 0 };
  for (let tries = 1; ; tries++) {
    try {
      return await callInTime(attempt, input);
    } catch (error) {
      if (tries >= attempts || signal.aborted || error instanceof Parked) throw error;
      if (isFinal(toNodeError(error))) throw error;
      await sleep(Math.min(backoffMs * 2 ** (tries - 1), MAX_BACKOFF_MS), signal);
      onRetry(tries + 1, error);
    }
  }
}

async function callInTime(attempt: Attempt, input: unknown): Promise<NodeResult<unknown>> {
  const { timeoutMs } = attempt.planNode.node;
  if (!timeoutMs) return callOnce(attempt, input);
  const timer = new AbortController();
  const late = new NodeFault("TIMEOUT", `The node took longer than ${timeoutMs} ms`);
  let timeout: ReturnType<typeof setTimeout> | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timeout = setTimeout(() => {
      reject(late);
      timer.abort(late);
    }, timeoutMs);
  });
  const signal = AbortSignal.any([attempt.signal, timer.signal]);
  try {
    return await Promise.race([callOnce({ ...attempt, signal }, input), expiry]);
  } finally {
    clearTimeout(timeout);
  }
}

function sleep(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timeout);
      reject(new NodeFault("CANCELLED", "The run was cancelled"));
    };
    const timeout = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, delayMs);
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
