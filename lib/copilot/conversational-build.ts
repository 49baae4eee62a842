import type { z } from "zod";
import { type Context, userOf } from "../context.ts";
import { type SseEvent, toSseResponse } from "../http/sse.ts";
import { capsOf, createBudget } from "../llm/budget.ts";
import { createLlm } from "../llm/create-llm.ts";
import { firstConfigured } from "../llm/first-configured.ts";
import { LlmError } from "../llm/llm-error.ts";
import { toAppError } from "../errors.ts";
import { checkDraft } from "../workflows/check-draft.ts";
import { getWorkflow } from "../workflows/get-workflow.ts";
import type { Graph } from "../workflows/graph.ts";
import type { conversationalBuildEndpoint } from "./api.ts";
import { createEventQueue } from "./event-queue.ts";
import type { BuildEvent } from "./events.ts";
import { proposeByModel } from "./propose-by-model.ts";
import { type Proposal, toProposal } from "./proposal.ts";
import { proposeByRules, RULES_KNOW, RULES_NOTE } from "./rules/propose-by-rules.ts";

type Input = z.output<typeof conversationalBuildEndpoint.input>;
type BuildContext = Pick<Context, "db" | "service" | "user" | "env" | "now" | "signal">;
type Tell = (event: Omitted<BuildEvent>) => void;
/** Of each member of the union. */
type Omitted<T> = T extends unknown ? Omit<T, "timestamp"> : never;

/** Reads the request and answers with a stream: what is done, the proposal, and how it ended. Writes and runs nothing. */
export async function conversationalBuild(ctx: BuildContext, input: Input): Promise<Response> {
  const graph = await readGraph(ctx, input);
  checkDraft(graph);
  return toSseResponse((signal) => answer(ctx, input, graph, signal), { signal: ctx.signal });
}

async function readGraph(ctx: BuildContext, input: Input): Promise<Graph> {
  const { workflowId, nodes = [], edges = [], variables } = input;
  if (workflowId !== undefined && input.nodes === undefined)
    return (await getWorkflow(ctx, { id: workflowId })).graph;
  return { nodes, edges, ...(variables && { variables }) };
}

async function* answer(
  ctx: BuildContext,
  input: Input,
  graph: Graph,
  signal: AbortSignal,
): AsyncGenerator<SseEvent[]> {
  const queue = createEventQueue<BuildEvent>();
  const tell: Tell = (event) =>
    queue.push({ ...event, timestamp: ctx.now().getTime() } as BuildEvent);
  const work = build(ctx, { input, graph, signal, tell }).finally(queue.close);
  let seq = 0;
  for await (const events of queue.batches())
    yield events.map((event) => ({ id: ++seq, type: event.type, data: event }));
  await work;
}

type Work = { input: Input; graph: Graph; signal: AbortSignal; tell: Tell };

async function build(ctx: BuildContext, { input, graph, signal, tell }: Work): Promise<void> {
  const usage = { inputTokens: 0, outputTokens: 0, usd: 0 };
  const provider = input.provider ?? firstConfigured(ctx.env);
  tell({ type: "build_started", provider, note: provider === "rules" ? RULES_NOTE : null });
  try {
    const proposal =
      provider === "rules"
        ? byRules(input.message, graph)
        : await proposeByModel(
            { message: input.message, history: input.history, graph },
            {
              llm: llmOf(ctx),
              provider,
              signal,
              onProgress: (message) => tell({ type: "build_progress", message }),
              spend: ({ inputTokens, outputTokens, usd }) => {
                usage.inputTokens += inputTokens;
                usage.outputTokens += outputTokens;
                usage.usd += usd;
              },
            },
          );
    tell({ type: "build_proposal", proposal });
    tell({ type: "build_finished", status: "success", error: null, usage });
  } catch (error) {
    tell({ type: "build_finished", status: "error", error: toNodeError(error), usage });
  }
}

const llmOf = (ctx: BuildContext) =>
  createLlm({
    env: ctx.env,
    now: ctx.now,
    budget: createBudget(ctx.service, { userId: userOf(ctx).id, runId: null, ...capsOf(ctx.env) }),
  });

function byRules(message: string, graph: Graph): Proposal {
  const found = proposeByRules(message, graph);
  if (!found)
    throw new LlmError("BAD_INPUT", `The rules recognised nothing in this. ${RULES_KNOW}`);
  const { newProblems: _reasons, ...proposal } = toProposal(graph, found.summary, found.operations);
  return proposal;
}

/** Unknown errors tell no more than that they happened. */
function toNodeError(error: unknown) {
  if (error instanceof LlmError) return { code: error.code, message: error.message };
  const { message } = toAppError(error);
  return { code: "NODE_FAILED" as const, message };
}
