import type { Llm, LlmAnswer, Provider } from "../llm/llm.ts";
import type { Usage } from "../workflows/events.ts";
import { type Proposal, toProposal } from "./proposal.ts";
import { readOperations } from "./read-operations.ts";
import {
  ANSWER_SCHEMA,
  type BuildRequest,
  BUILDER_ROLE,
  toBuildPrompt,
} from "./to-build-prompt.ts";

const MAX_TOKENS = 8192;
const MAX_REASONS = 20;

export type ModelOptions = {
  llm: Llm;
  provider: Exclude<Provider, "rules">;
  signal: AbortSignal;
  onProgress(message: string): void;
  spend(usage: Usage): void;
};

/** Asks once, and once more with the reasons where the answer brings problems; the better of both is proposed. */
export async function proposeByModel(
  request: BuildRequest,
  options: ModelOptions,
): Promise<Proposal> {
  const first = await ask(request, options);
  if (first.reasons.length === 0) return first.proposal;
  options.onProgress(`The proposal has ${count(first.reasons.length)}; asking for a better one`);
  const refused = { answer: first.answer, reasons: first.reasons.slice(0, MAX_REASONS) };
  const second = await ask({ ...request, refused }, options);
  return second.reasons.length <= first.reasons.length ? second.proposal : first.proposal;
}

const count = (problems: number) => (problems === 1 ? "a problem" : `${problems} problems`);

async function ask(
  request: BuildRequest,
  { llm, provider, signal, onProgress, spend }: ModelOptions,
) {
  const { prompt, input } = toBuildPrompt(request);
  let length = 0;
  const { data, usage }: LlmAnswer = await llm.complete({
    prompt,
    input,
    role: BUILDER_ROLE,
    schema: ANSWER_SCHEMA,
    provider,
    maxTokens: MAX_TOKENS,
    signal,
    onDelta(text) {
      const before = Math.floor(length / 500);
      length += text.length;
      if (Math.floor(length / 500) > before) onProgress(`${length} characters written`);
    },
  });
  spend({ ...usage, usd: usage.usd ?? 0 });
  const { summary, operations, reasons } = readOperations(data);
  const { newProblems, ...proposal } = toProposal(request.graph, summary, operations);
  const all = [...reasons, ...newProblems];
  return {
    answer: data,
    reasons: all,
    proposal: { ...proposal, isValid: all.length === 0 && operations.length > 0 },
  };
}
