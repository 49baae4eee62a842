import { chain } from "./chain.ts";
import type { WorkflowTemplate } from "./workflow-template.ts";

export const largeSportsMarkets: WorkflowTemplate = {
  slug: "large-sports-markets",
  name: "Large sports markets",
  description:
    "Sports markets that trade more than $10,000 a day, each read for depth, spread and risks",
  rhythm: "Every morning",
  graph: chain([
    { id: "start", type: "start", label: "Start" },
    {
      id: "sports",
      type: "polymarket-stream",
      label: "Large sports markets",
      config: {
        category: "Sports",
        closed: false,
        volume_min: 10_000,
        sort: "-volume24h",
        limit: 10,
      },
    },
    {
      id: "analysis",
      type: "llm-analysis",
      label: "Read each market",
      config: {
        prompt:
          "For each market say what its price, spread, depth and time left mean for someone who wants to trade it today. Name the two that deserve a closer look, and why.",
      },
    },
    { id: "end", type: "end", label: "Result" },
  ]),
};
