import { LlmError } from "./llm-error.ts";

/** What a provider is asked: the words are made, the model is chosen, the time is bounded. */
export type ProviderRequest = {
  model: string;
  system: string;
  user: string;
  schema?: Record<string, unknown>;
  maxTokens: number;
  signal: AbortSignal;
  onDelta(text: string): void;
};

/** `text` is whole: a provider throws LlmError where the finish marker is missing or says that it was cut. */
export type ProviderAnswer = {
  /** With a schema, the JSON text of the answer. */
  text: string;
  model: string;
  inputTokens: number;
  outputTokens: number;
};

export type CallProvider = (request: ProviderRequest) => Promise<ProviderAnswer>;

export type ProviderOptions = {
  apiKey: string;
  baseUrl: string | undefined;
  fetch?: typeof globalThis.fetch;
};

const MAX_ANSWER_CHARACTERS = 1_000_000;

/** No model writes that much within its tokens; a server that pretends to be one may. */
export function checkLength(text: string): void {
  if (text.length > MAX_ANSWER_CHARACTERS)
    throw new LlmError(
      "UPSTREAM_FAILED",
      `The answer is longer than ${MAX_ANSWER_CHARACTERS} letters`,
    );
}
