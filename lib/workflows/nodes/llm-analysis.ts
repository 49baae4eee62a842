import { z } from "zod";
import { PROVIDERS } from "../../llm/llm.ts";
import { KNOWN_MODELS } from "../../llm/prices.ts";
import { defineNode } from "../node.ts";

const MAX_TOKENS = 8192;

const configSchema = z.strictObject({
  prompt: z.string().trim().min(1).max(20_000).meta({
    title: "Question",
    description: "What to find out about the incoming data",
    "x-widget": "textarea",
  }),
  provider: z.enum(PROVIDERS).optional().meta({
    title: "Provider",
    description: "Without one the first that has a key answers, else the built-in rules",
  }),
  model: z.string().min(1).max(100).optional().meta({
    title: "Model",
    description: "Empty takes the provider's own",
    examples: KNOWN_MODELS,
  }),
  outputSchema: z.record(z.string(), z.unknown()).optional().meta({
    title: "Answer as",
    description: "A JSON Schema that the answer must fit",
    "x-widget": "json",
  }),
  maxItems: z.number().int().min(1).max(1000).default(50).meta({
    title: "Items to read",
    description: "Of a list only so many of its first items are read",
  }),
});

/** The head of a list, or of each list in an object by source. */
function takeFirst(input: unknown, count: number, onCut: (length: number) => void): unknown {
  if (Array.isArray(input)) {
    if (input.length > count) onCut(input.length);
    return input.slice(0, count);
  }
  if (typeof input !== "object" || input === null) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key,
      Array.isArray(value) ? takeFirst(value, count, onCut) : value,
    ]),
  );
}

export const llmAnalysis = defineNode({
  type: "llm-analysis",
  version: 1,
  label: "LLM Analysis",
  description: "Asks a language model about what comes in",
  category: "analysis",
  icon: "sparkles",
  docs: "Puts out `{ text, data?, provider, model }`. Incoming text is handed over as data and never followed as an instruction. Without a key the built-in rules answer, and say that they are no language model. Past the daily budget it fails with `BUDGET_EXCEEDED`.",
  example: { config: { prompt: "Which of these markets look mispriced, and why?" } },
  config: configSchema,
  input: { kind: "any", schema: z.unknown() },
  output: {
    kind: "analysis",
    schema: z.object({
      text: z.string(),
      data: z.unknown().optional(),
      provider: z.enum(PROVIDERS),
      model: z.string(),
    }),
  },
  pure: false,
  async run({ config, input, ctx }) {
    const items = takeFirst(input, config.maxItems, (length) =>
      ctx.log("info", `Reads the first ${config.maxItems} of ${length} items`),
    );
    const { usage, ...answer } = await ctx.llm.complete({
      prompt: config.prompt,
      input: items ?? null,
      maxTokens: MAX_TOKENS,
      signal: ctx.signal,
      onDelta: (text) => ctx.delta(text),
      ...(config.outputSchema && { schema: config.outputSchema }),
      ...(config.provider && { provider: config.provider }),
      ...(config.model && { model: config.model }),
    });
    ctx.spend({ ...usage, usd: usage.usd ?? 0 });
    if (usage.usd === null)
      ctx.log("warn", `The price of ${answer.model} is not known; its cost counts as 0`);
    return { output: answer };
  },
});
