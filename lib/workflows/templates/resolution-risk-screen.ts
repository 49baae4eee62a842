import { chain } from "./chain.ts";
import type { WorkflowTemplate } from "./workflow-template.ts";

export const resolutionRiskScreen: WorkflowTemplate = {
  slug: "resolution-risk-screen",
  name: "Resolution risk screen",
  description:
    "Open markets whose resolution may go wrong: disputes, vague wording, a missing source, an end that is past",
  rhythm: "Every day",
  graph: chain(
    [
      { id: "start", type: "start", label: "Start" },
      {
        id: "markets",
        type: "polymarket-stream",
        label: "Markets with money in them",
        config: { closed: false, sort: "-liquidity", limit: 100 },
      },
      {
        id: "risk",
        type: "resolution-risk",
        label: "Risk, factor by factor",
        config: { readRules: true, maxMarkets: 100 },
      },
      {
        id: "risky",
        type: "filter",
        label: "Risk above the limit",
        config: {
          match: "all",
          conditions: [{ field: "resolutionRisk.value", operator: "gte", value: "{{minRisk}}" }],
        },
      },
      {
        id: "order",
        type: "sort",
        label: "Riskiest first",
        config: { by: ["-resolutionRisk.value", "-liquidity"] },
      },
      { id: "end", type: "end", label: "Risky markets" },
    ],
    { minRisk: 0.2 },
  ),
};
