export const PROVIDERS = ["openai", "anthropic", "gemini", "rules"] as const;
export type Provider = (typeof PROVIDERS)[number];

export type LlmRequest = {
  /** What the user wants to know; an instruction. */
  prompt: string;
  /** What it is about; data that is never obeyed. */
  input: unknown;
  /** Who answers, instead of an analyst of markets; an instruction of the product and never of a user. */
  role?: string;
  /** JSON Schema that the answer's `data` must fit. */
  schema?: Record<string, unknown>;
  provider?: Provider;
  model?: string;
  maxTokens: number;
  /** Bounds the whole call, a dripping stream included. */
  signal: AbortSignal;
  onDelta?: (text: string) => void;
};

export type LlmAnswer = {
  text: string;
  data?: unknown;
  provider: Provider;
  model: string;
  /** `usd` is null where the model's price is not known. */
  usage: { inputTokens: number; outputTokens: number; usd: number | null };
};

/** One port over every provider. Throws LlmError or AppError; an answer that came back is whole. */
export type Llm = { complete(request: LlmRequest): Promise<LlmAnswer> };
