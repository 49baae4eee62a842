import type { Context } from "../context.ts";
import {
  type Assertion,
  type AssertionFailure,
  type AssertionResult,
  assertionSchema,
  MAX_ASSERTIONS,
} from "./assertion.ts";
import { checkGraph, type CheckedGraph } from "./find-problems.ts";
import type { Graph } from "./graph.ts";
import { missExpectation } from "./meet-expectation.ts";
import { isPure, type RunPorts } from "./node.ts";
import { type NodeTypes, nodeTypeByName } from "./nodes/index.ts";
import { compilePlan, type Plan } from "./plan.ts";
import type { FinishedStep, RunLog } from "./run-log.ts";
import { runWorkflow } from "./run-workflow.ts";

/** For all assertions of a workflow together. */
const BUDGET_MS = 10_000;
const MAX_SHOWN_PROBLEMS = 5;

type AssertContext = Pick<Context, "now" | "signal">;

/** Runs the assertions of a graph in this process. Nothing is reached outside of it: what would reach out must be pinned. */
export async function assertWorkflow(
  ctx: AssertContext,
  graph: Graph,
  nodeTypes: NodeTypes = nodeTypeByName,
): Promise<AssertionResult[]> {
  const assertions = graph.assertions ?? [];
  if (assertions.length > MAX_ASSERTIONS)
    return [
      toResult("assertions", "", [
        `At most ${MAX_ASSERTIONS} assertions, not ${assertions.length}`,
      ]),
    ];
  const signal = AbortSignal.any([ctx.signal, AbortSignal.timeout(BUDGET_MS)]);
  const results: AssertionResult[] = [];
  for (const [index, raw] of assertions.entries()) {
    const parsed = assertionSchema.safeParse(raw);
    if (parsed.success)
      results.push(await assertOne({ ...ctx, signal }, graph, parsed.data, nodeTypes));
    else
      results.push(
        toResult(
          `assertions.${index}`,
          "",
          parsed.error.issues.map(({ path, message }) =>
            ["assertions", index, ...path].join(".").concat(`: ${message}`),
          ),
        ),
      );
  }
  return results;
}

const toResult = (id: string, node: string, messages: readonly string[]): AssertionResult => ({
  id,
  name: id,
  node,
  passed: messages.length === 0,
  failures: messages.map((message) => ({ message })),
});

async function assertOne(
  ctx: AssertContext,
  graph: Graph,
  assertion: Assertion,
  nodeTypes: NodeTypes,
): Promise<AssertionResult> {
  const { id, name = id, node } = assertion;
  const failures = await findFailures(ctx, graph, assertion, nodeTypes);
  return { id, name, node, passed: failures.length === 0, failures };
}

async function findFailures(
  ctx: AssertContext,
  graph: Graph,
  assertion: Assertion,
  nodeTypes: NodeTypes,
): Promise<AssertionFailure[]> {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const lost = [assertion.node, ...Object.keys(assertion.pinned)].filter((id) => !ids.has(id));
  if (lost.length > 0) return lost.map((id) => ({ message: `There is no node ${id}` }));
  const checked = checkGraph(pin(graph, assertion), nodeTypes);
  if (checked.problems.length > 0)
    return checked.problems.slice(0, MAX_SHOWN_PROBLEMS).map(({ message }) => ({ message }));
  const plan = compilePlan(checked, { untilNode: assertion.node, nodeTypes });
  const unpinned = findUnpinned(plan, checked);
  if (unpinned.includes(assertion.node))
    return [{ message: `${assertion.node} reaches outside of the run: look at what follows it` }];
  if (unpinned.length > 0)
    return [{ message: `Pin the output of ${unpinned.join(", ")}: it reaches outside of the run` }];
  return judge(assertion, await run(ctx, plan, assertion.node));
}

/** The assertion's outputs in the place of the workflow's own pins; the node that is looked at is run. */
function pin(graph: Graph, { node: target, pinned, variables }: Assertion): Graph {
  const nodes = graph.nodes.map((node) => {
    const { pinned: _own, ...free } = node;
    if (node.id !== target && Object.hasOwn(pinned, node.id))
      return { ...free, pinned: pinned[node.id] };
    return free;
  });
  return { ...graph, nodes, variables: { ...graph.variables, ...variables } };
}

/** They reach nothing, though their output is no function of config and input alone. */
const HARMLESS = new Set(["start", "end"]);

const findUnpinned = ({ nodes }: Plan, { configs }: CheckedGraph): string[] =>
  nodes.flatMap(({ id, node, type }) =>
    node.pinned === undefined &&
    !node.disabled &&
    !HARMLESS.has(type.type) &&
    !isPure(type, configs.get(id))
      ? [id]
      : [],
  );

type Outcome = { status: "success" | "error" | "skipped" | "late"; output?: unknown; why?: string };

async function run({ now, signal }: AssertContext, plan: Plan, target: string): Promise<Outcome> {
  const steps = new Map<string, FinishedStep>();
  const log: RunLog = {
    append(batch) {
      for (const step of batch.steps) steps.set(step.nodeId, step);
      return Promise.resolve({ cancelRequested: false, leaseOk: true });
    },
  };
  const end = await runWorkflow({
    plan,
    runId: "assertion",
    ports: unreachable(now),
    log,
    signal,
    nextSeq: 2,
    clock: () => now().getTime(),
  }).finished;
  const step = steps.get(target);
  if (step)
    return {
      status: step.status,
      output: step.output,
      ...(step.error && { why: step.error.message }),
    };
  return { status: end.status === "success" || end.status === "error" ? "skipped" : "late" };
}

function judge({ status, expect }: Assertion, outcome: Outcome): AssertionFailure[] {
  if (outcome.status === "late") return [{ message: "It was not done in time" }];
  if (outcome.status !== status) {
    const why = outcome.why === undefined ? "" : `: ${outcome.why}`;
    return [{ message: `status: ${status}, but it is ${outcome.status}${why}` }];
  }
  if (status !== "success") return [];
  return expect.flatMap((one) => missExpectation(outcome.output, one) ?? []);
}

/** No node that is let through asks for another port. */
const unreachable = (now: () => Date): RunPorts =>
  ({ now, secrets: { read: refuse } }) as unknown as RunPorts;

const refuse = (): never => {
  throw new Error("An assertion reaches nothing outside of the run");
};
