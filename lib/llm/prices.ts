type Price = { input: number; output: number };

/** US dollars a million tokens, as the providers' price pages listed them; a model that is not here has no known price. */
const PRICES: Readonly<Record<string, Price>> = {
  "gpt-5.2": { input: 1.75, output: 14 },
  "gpt-5.1": { input: 1.25, output: 10 },
  "gpt-5": { input: 1.25, output: 10 },
  "gpt-5-mini": { input: 0.25, output: 2 },
  "gpt-5-nano": { input: 0.05, output: 0.4 },
  "gpt-4.1": { input: 2, output: 8 },
  "gpt-4.1-mini": { input: 0.4, output: 1.6 },
  "gpt-4.1-nano": { input: 0.1, output: 0.4 },
  "gpt-4o": { input: 2.5, output: 10 },
  "gpt-4o-mini": { input: 0.15, output: 0.6 },
  o3: { input: 2, output: 8 },
  "o4-mini": { input: 1.1, output: 4.4 },
  "claude-opus-4-6": { input: 5, output: 25 },
  "claude-opus-4-5": { input: 5, output: 25 },
  "claude-sonnet-4-6": { input: 3, output: 15 },
  "claude-sonnet-4-5": { input: 3, output: 15 },
  "claude-haiku-4-5": { input: 1, output: 5 },
  "gemini-2.5-pro": { input: 1.25, output: 10 },
  "gemini-2.5-flash": { input: 0.3, output: 2.5 },
  "gemini-2.5-flash-lite": { input: 0.1, output: 0.4 },
};

/** Models whose price is known. */
export const KNOWN_MODELS = Object.keys(PRICES);

/** What is set aside for a call whose price is not known: no model that we know costs more. */
const CAUTIOUS: Price = { input: 15, output: 75 };

/** A dated model has the price of its name: `gpt-5-mini-2025-08-07`, `claude-haiku-4-5-20251001`. */
const priceOf = (model: string): Price | undefined => {
  const name = model.replace(/-(\d{8}|\d{4}-\d{2}-\d{2})$/, "");
  return Object.hasOwn(PRICES, name) ? PRICES[name] : undefined;
};

const cost = ({ input, output }: Price, inputTokens: number, outputTokens: number) =>
  (inputTokens * input + outputTokens * output) / 1_000_000;

/** Null where the price of the model is not known. */
export function costUsd(model: string, inputTokens: number, outputTokens: number): number | null {
  const price = priceOf(model);
  return price ? cost(price, inputTokens, outputTokens) : null;
}

/** The most that a call can cost. */
export const highestCostUsd = (model: string, inputTokens: number, outputTokens: number): number =>
  cost(priceOf(model) ?? CAUTIOUS, inputTokens, outputTokens);
