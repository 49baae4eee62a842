import { chain } from "./chain.ts";
import type { WorkflowTemplate } from "./workflow-template.ts";

export const eventArbitrageCheck: WorkflowTemplate = {
  slug: "event-arbitrage-check",
  name: "Event arbitrage check",
  description:
    "Whether all outcomes of the busiest events cost less together than they pay, fees and depth included",
  rhythm: "Every ten minutes",
  graph: chain([
    { id: "start", type: "start", label: "Start" },
    {
      id: "events",
      type: "events",
      label: "Busiest events",
      config: { active: true, closed: false, sort: "-volume24h", limit: 10 },
    },
    {
      id: "check",
      type: "event-arbitrage",
      label: "Price of the whole set",
      config: { maxUsd: 1000, maxEvents: 10 },
    },
    {
      id: "best",
      type: "sort",
      label: "Best first",
      config: { by: ["-profitUsd", "verdict"] },
    },
    { id: "end", type: "end", label: "Events with verdict" },
  ]),
};
