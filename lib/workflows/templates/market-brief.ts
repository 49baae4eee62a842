import type { WorkflowTemplate } from "./workflow-template.ts";

export const marketBrief: WorkflowTemplate = {
  slug: "market-brief",
  name: "Market brief",
  description: "The ten busiest markets, those above $5,000 a day kept, each read for its risks",
  rhythm: "Whenever you sit down to trade",
  graph: {
    nodes: [
      { id: "start", type: "start", label: "Start", position: { x: 0, y: 120 }, config: {} },
      {
        id: "markets",
        type: "polymarket-stream",
        label: "Busiest markets",
        position: { x: 260, y: 120 },
        config: { limit: 10 },
      },
      {
        id: "liquid",
        type: "filter",
        label: "Volume above $5,000",
        position: { x: 520, y: 120 },
        config: {
          match: "all",
          conditions: [{ field: "volume24h", operator: "gt", value: 5000 }],
        },
      },
      {
        id: "analysis",
        type: "llm-analysis",
        label: "Read each market",
        position: { x: 780, y: 120 },
        config: {
          prompt:
            "For each market say what its price, spread, depth and time left mean for someone who wants to trade it, and which deserve a closer look.",
        },
      },
      { id: "end", type: "end", label: "Result", position: { x: 1040, y: 120 }, config: {} },
    ],
    edges: [
      { id: "start-markets", source: "start", target: "markets" },
      { id: "markets-liquid", source: "markets", target: "liquid" },
      { id: "liquid-analysis", source: "liquid", target: "analysis" },
      { id: "analysis-end", source: "analysis", target: "end" },
    ],
  },
};
