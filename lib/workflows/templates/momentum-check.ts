import { chain } from "./chain.ts";
import type { WorkflowTemplate } from "./workflow-template.ts";

export const momentumCheck: WorkflowTemplate = {
  slug: "momentum-check",
  name: "Momentum with a sanity check",
  description:
    "Markets that rose most in a day and can be traded, held against reasons why the move may be nothing",
  rhythm: "Every four hours",
  graph: chain([
    { id: "start", type: "start", label: "Start" },
    {
      id: "movers",
      type: "polymarket-stream",
      label: "Strongest rise of a day",
      config: { closed: false, change_min: 0.005, price_max: 0.97, sort: "-change24h", limit: 50 },
    },
    {
      id: "tradeable",
      type: "filter",
      label: "With volume and a fair spread",
      config: {
        match: "all",
        conditions: [
          { field: "volume24h", operator: "gt", value: 500 },
          { field: "spread", operator: "lte", value: 0.06 },
        ],
      },
    },
    { id: "few", type: "limit", label: "The first ten", config: { count: 10 } },
    {
      id: "sanity",
      type: "llm-analysis",
      label: "Sanity check",
      config: {
        prompt:
          "Each of these markets rose within a day. For each say what speaks against taking the move at face value: thin depth, a wide spread, little volume against the size of the move, an end that is near. Then name those where nothing does.",
      },
    },
    { id: "end", type: "end", label: "Result" },
  ]),
};
