import { chain } from "./chain.ts";
import type { WorkflowTemplate } from "./workflow-template.ts";

export const whaleFlipsWatch: WorkflowTemplate = {
  slug: "whale-flips-watch",
  name: "Whale flips watch",
  description:
    "Wallets that turned a large position round within thirty days, newest first, with a notification",
  rhythm: "Every hour",
  graph: chain([
    { id: "start", type: "start", label: "Start" },
    {
      id: "flips",
      type: "whale-flips",
      label: "Wallets that changed sides",
      config: { window: "30d", min_usd: 500, exclude_mm: true, sort: "-flippedAt", limit: 50 },
    },
    {
      id: "rows",
      type: "select",
      label: "What to know of each",
      config: {
        fields: [
          { name: "title", expression: "market.title" },
          { name: "marketId", expression: "market.id" },
          { name: "wallet", expression: "wallet" },
          { name: "walletName", expression: "walletName" },
          { name: "flippedAt", expression: "flippedAt" },
          { name: "before", expression: "before" },
          { name: "after", expression: "after" },
        ],
      },
    },
    { id: "end", type: "end", label: "Flips" },
    {
      id: "notify",
      type: "notify",
      label: "Tell me",
      row: 1,
      after: "rows",
      config: { title: "Whales changed sides", link: "/whales" },
    },
  ]),
};
