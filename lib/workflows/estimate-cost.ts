import { costUsd } from "../llm/prices.ts";
import type { NodeEstimate } from "./estimate-api.ts";

/** What an earlier run says of a node. */
export type EarlierStep = { size: number; items: number | null; outputTokens: number | null };

export type EstimateInput = {
  nodeId: string;
  provider: NodeEstimate["provider"];
  model: string;
  promptCharacters: number;
  maxItems: number;
  /** Of each node that feeds it; null where no run is known. */
  sources: readonly (EarlierStep | null)[];
  /** Of the node itself. */
  earlier: EarlierStep | null;
};

/** English and JSON alike come near to it. */
const CHARACTERS_A_TOKEN = 4;
/** The rules that every call carries. */
const OVERHEAD_TOKENS = 200;
const USUAL_ANSWER_TOKENS = 600;

/** Input: question + items × their mean size; answer: as long as the last one. */
export function estimateCost(input: EstimateInput): NodeEstimate {
  const { nodeId, provider, model, earlier } = input;
  const outputTokens = earlier?.outputTokens ?? USUAL_ANSWER_TOKENS;
  const whole = { nodeId, provider, model, outputTokens };
  if (provider === "rules")
    return { ...whole, outputTokens: 0, inputTokens: 0, usd: 0, basis: "rules: free" };
  const characters = input.sources.map((source) => charactersOf(source, input.maxItems));
  if (characters.includes(null))
    return {
      ...whole,
      inputTokens: null,
      usd: null,
      basis: "no run yet says how much comes in",
    };
  const sum = characters.reduce<number>((total, each) => total + (each ?? 0), 0);
  const inputTokens =
    OVERHEAD_TOKENS + Math.ceil((input.promptCharacters + sum) / CHARACTERS_A_TOKEN);
  const usd = costUsd(model, inputTokens, outputTokens);
  const answer = earlier?.outputTokens == null ? "a usual answer" : "an answer as long as the last";
  return {
    ...whole,
    inputTokens,
    usd,
    basis:
      usd === null
        ? `the price of ${model} is not known`
        : `${itemsWord(input)}${inputTokens.toLocaleString("en-US")} tokens in, ${answer} of ${outputTokens.toLocaleString("en-US")} out, at ${model}'s price`,
  };
}

function charactersOf(source: EarlierStep | null, maxItems: number): number | null {
  if (source === null) return null;
  const { size, items } = source;
  return items === null || items <= maxItems ? size : (size / items) * maxItems;
}

function itemsWord({ sources, maxItems }: EstimateInput): string {
  const items = sources.reduce((sum, source) => sum + (source?.items ?? 0), 0);
  return items === 0 ? "" : `${Math.min(items, maxItems)} items as in the latest run, `;
}
