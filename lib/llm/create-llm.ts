import type { Env } from "../env.ts";
import { ANTHROPIC_MODEL, createAnthropic } from "./anthropic.ts";
import type { Budget } from "./budget.ts";
import { firstConfigured } from "./first-configured.ts";
import { createGemini, GEMINI_MODEL } from "./gemini.ts";
import type { Llm, LlmAnswer, LlmRequest, Provider } from "./llm.ts";
import { LlmError } from "./llm-error.ts";
import { createOpenai, OPENAI_MODEL } from "./openai.ts";
import { costUsd, highestCostUsd } from "./prices.ts";
import type { CallProvider, ProviderAnswer } from "./provider.ts";
import { readAnswer, toSchema } from "./read-answer.ts";
import { answerByRules, RULES_MODEL } from "./rules.ts";
import { toPrompt } from "./to-prompt.ts";

const DEADLINE_MS = 120_000;
/** A token is rarely shorter than three characters; this many more are the protocol's own. */
const CHARACTERS_A_TOKEN = 3;
const OVERHEAD_TOKENS = 500;

type LlmEnv = Pick<
  Env,
  | "OPENAI_API_KEY"
  | "OPENAI_BASE_URL"
  | "ANTHROPIC_API_KEY"
  | "ANTHROPIC_BASE_URL"
  | "GEMINI_API_KEY"
  | "GEMINI_BASE_URL"
>;

export type LlmOptions = {
  env: LlmEnv;
  budget: Budget;
  now(): Date;
  fetch?: typeof globalThis.fetch;
  deadlineMs?: number;
};

/** Without a provider the first that has a key answers, else the rules. */
export function createLlm(options: LlmOptions): Llm {
  return {
    async complete(request) {
      const provider = request.provider ?? firstConfigured(options.env);
      const schema = request.schema && toSchema(request.schema);
      if (provider === "rules") return completeByRules(request, schema, options.now());
      const { call, model } = connect(provider, options);
      const answer = await callWithin(request, call, request.model ?? model, provider, options);
      const data = schema && readAnswer(answer.text, schema, request.input);
      return toLlmAnswer(provider, answer, data);
    },
  };
}

function connect(
  provider: Exclude<Provider, "rules">,
  { env, fetch }: LlmOptions,
): { call: CallProvider; model: string } {
  const more = fetch ? { fetch } : {};
  if (provider === "openai") {
    const apiKey = needKey("OPENAI_API_KEY", env.OPENAI_API_KEY);
    const call = createOpenai({ apiKey, baseUrl: env.OPENAI_BASE_URL, ...more });
    return { call, model: OPENAI_MODEL };
  }
  if (provider === "anthropic") {
    const apiKey = needKey("ANTHROPIC_API_KEY", env.ANTHROPIC_API_KEY);
    const call = createAnthropic({ apiKey, baseUrl: env.ANTHROPIC_BASE_URL, ...more });
    return { call, model: ANTHROPIC_MODEL };
  }
  const apiKey = needKey("GEMINI_API_KEY", env.GEMINI_API_KEY);
  const call = createGemini({ apiKey, baseUrl: env.GEMINI_BASE_URL, ...more });
  return { call, model: GEMINI_MODEL };
}

function needKey(variable: string, key: string | undefined): string {
  if (key) return key;
  throw new LlmError("NOT_CONFIGURED", `${variable} is not set: this provider needs its key`);
}

/** Holds a call to its time and to the user's money. */
async function callWithin(
  request: LlmRequest,
  call: CallProvider,
  model: string,
  provider: Provider,
  { budget, deadlineMs = DEADLINE_MS }: LlmOptions,
): Promise<ProviderAnswer> {
  const words = toPrompt(request.prompt, request.input, request.schema !== undefined, request.role);
  const characters = words.system.length + words.user.length;
  const inputTokens = Math.ceil(characters / CHARACTERS_A_TOKEN) + OVERHEAD_TOKENS;
  const usd = highestCostUsd(model, inputTokens, request.maxTokens);
  const reservation = await budget.reserve(provider, model, usd);
  if (reservation === null)
    throw new LlmError(
      "BUDGET_EXCEEDED",
      "This call could pass your budget for the day (LLM_DAILY_BUDGET_USD, UTC), the run's (LLM_RUN_BUDGET_USD) or the deployment's (LLM_TOTAL_BUDGET_USD)",
    );
  const deadline = AbortSignal.timeout(deadlineMs);
  const signal = AbortSignal.any([request.signal, deadline]);
  try {
    const answer = await call({
      model,
      ...words,
      maxTokens: request.maxTokens,
      signal,
      onDelta: request.onDelta ?? (() => undefined),
      ...(request.schema && { schema: request.schema }),
    });
    if (signal.aborted) throw new LlmError("UPSTREAM_FAILED", "The stream was cut");
    const cost = costUsd(answer.model, answer.inputTokens, answer.outputTokens);
    await budget.settle(reservation, { ...answer, usd: cost });
    return answer;
  } catch (error) {
    if (isUnbilled(error)) await settleNothing(budget, reservation);
    throw toLlmError(error, provider, request.signal, deadline, deadlineMs);
  }
}

/** Refused before a token was made; every other failure keeps the whole reservation as its cost. */
const isUnbilled = (error: unknown): boolean =>
  error instanceof Error &&
  "status" in error &&
  typeof error.status === "number" &&
  error.status >= 400 &&
  error.status < 500;

const settleNothing = (budget: Budget, id: string) =>
  budget.settle(id, { inputTokens: 0, outputTokens: 0, usd: 0 }).catch(() => undefined);

function toLlmError(
  error: unknown,
  provider: Provider,
  asked: AbortSignal,
  deadline: AbortSignal,
  deadlineMs: number,
): unknown {
  if (asked.aborted) return new LlmError("CANCELLED", "The call was cancelled", { cause: error });
  if (deadline.aborted)
    return new LlmError("TIMEOUT", `${provider} took longer than ${deadlineMs / 1000} s`, {
      cause: error,
    });
  if (error instanceof LlmError) return error;
  const status = error instanceof Error && "status" in error ? ` with ${error.status}` : "";
  const why = status === "" ? "could not be read to its end" : `refused the call${status}`;
  return new LlmError("UPSTREAM_FAILED", `${provider} ${why}`, { cause: error });
}

const toLlmAnswer = (provider: Provider, answer: ProviderAnswer, data: unknown): LlmAnswer => {
  const { text, model, inputTokens, outputTokens } = answer;
  return {
    text,
    ...(data !== undefined && { data }),
    provider,
    model,
    usage: { inputTokens, outputTokens, usd: costUsd(model, inputTokens, outputTokens) },
  };
};

function completeByRules(
  { input, onDelta }: LlmRequest,
  schema: ReturnType<typeof toSchema> | undefined,
  now: Date,
): LlmAnswer {
  const { text, data } = answerByRules(input, now);
  if (schema && !schema.safeParse(data).success)
    throw new LlmError(
      "NOT_CONFIGURED",
      "An outputSchema needs a language model: set OPENAI_API_KEY, ANTHROPIC_API_KEY or GEMINI_API_KEY. The built-in rules answer in a shape of their own",
    );
  onDelta?.(text);
  const usage = { inputTokens: 0, outputTokens: 0, usd: 0 };
  return { text, data, provider: "rules", model: RULES_MODEL, usage };
}
