import { chain } from "./chain.ts";
import type { WorkflowTemplate } from "./workflow-template.ts";

export const walletFollow: WorkflowTemplate = {
  slug: "wallet-follow",
  name: "Wallet follow",
  description:
    "What the wallet with the best proven edge holds right now; put an address into it to follow another",
  rhythm: "Every hour",
  graph: chain([
    { id: "start", type: "start", label: "Start" },
    {
      id: "best",
      type: "whale-scoreboard",
      label: "Best proven edge",
      config: { window: "30d", sort: "-edgeLow", limit: 1 },
    },
    {
      id: "wallet",
      type: "wallet",
      label: "Its open positions",
      config: { part: "positions", limit: 100 },
    },
    {
      id: "large",
      type: "sort",
      label: "Largest first",
      config: { by: ["-currentValueUsd"] },
    },
    { id: "few", type: "limit", label: "The first twenty", config: { count: 20 } },
    { id: "end", type: "end", label: "Positions" },
    {
      id: "notify",
      type: "notify",
      label: "Tell me",
      row: 1,
      after: "few",
      config: { title: "Positions of the wallet you follow", link: "/whales" },
    },
  ]),
};
