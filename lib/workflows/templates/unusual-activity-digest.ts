import { chain } from "./chain.ts";
import type { WorkflowTemplate } from "./workflow-template.ts";

export const unusualActivityDigest: WorkflowTemplate = {
  slug: "unusual-activity-digest",
  name: "Unusual activity digest",
  description:
    "The most unusual bets of thirty days with their score and the market's own figures, summed up",
  rhythm: "Every morning",
  graph: chain([
    { id: "start", type: "start", label: "Start" },
    {
      id: "unusual",
      type: "unusual-activity",
      label: "Unusual money by market",
      config: { by: "markets", window: "30d", min_score: 0.3, sort: "-score", limit: 15 },
    },
    {
      id: "facts",
      type: "select",
      label: "Market, stake and score",
      config: {
        fields: [
          { name: "id", expression: "market.id" },
          { name: "title", expression: "market.title" },
          { name: "category", expression: "market.category" },
          { name: "wallet", expression: "wallet" },
          { name: "outcome", expression: "outcome" },
          { name: "stakeUsd", expression: "stakeUsd.value" },
          { name: "averagePrice", expression: "averagePrice.value" },
          { name: "score", expression: "score.value" },
          { name: "flaggedUsd", expression: "flaggedUsd.value" },
          { name: "baseRate", expression: "baseRate.value" },
        ],
      },
    },
    {
      id: "digest",
      type: "llm-analysis",
      label: "Digest",
      config: {
        prompt:
          "Sum up this unusual activity for a trader: which markets, how much money, at what price, and how the score compares with the base rate of such flags. Unusual is not proof of anything; say so.",
      },
    },
    { id: "end", type: "end", label: "Digest" },
    {
      id: "notify",
      type: "notify",
      label: "Tell me",
      row: 1,
      after: "digest",
      config: { title: "Unusual activity digest", link: "/insiders" },
    },
  ]),
};
