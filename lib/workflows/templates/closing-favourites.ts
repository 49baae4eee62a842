import { chain } from "./chain.ts";
import type { WorkflowTemplate } from "./workflow-template.ts";

export const closingFavourites: WorkflowTemplate = {
  slug: "closing-favourites",
  name: "Closing-soon favourites after fees",
  description:
    "Favourites that end within weeks: what is left after the book's price and the fee if they are worth a little more than they cost",
  rhythm: "Every day",
  graph: chain(
    [
      { id: "start", type: "start", label: "Start" },
      {
        id: "favourites",
        type: "polymarket-stream",
        label: "Favourites",
        config: {
          closed: false,
          price_min: 0.75,
          price_max: 0.98,
          sort: "endDate",
          limit: 500,
        },
      },
      {
        id: "days",
        type: "compute",
        label: "Days left",
        config: { fields: [{ name: "daysLeft", expression: "round(days_until(endDate), 1)" }] },
      },
      {
        id: "soon",
        type: "filter",
        label: "Ends soon",
        config: {
          match: "all",
          conditions: [
            { field: "daysLeft", operator: "gt", value: 0 },
            { field: "daysLeft", operator: "lte", value: "{{days}}" },
          ],
        },
      },
      { id: "few", type: "limit", label: "The next twenty", config: { count: 20 } },
      {
        id: "edge",
        type: "edge",
        label: "After book and fee",
        config: {
          fair: "min(price + $margin, 0.995)",
          sizeUsd: 100,
          side: "first",
          maxMarkets: 20,
        },
      },
      {
        id: "order",
        type: "sort",
        label: "Most left first",
        config: { by: ["-netEdge", "daysLeft"] },
      },
      { id: "end", type: "end", label: "Favourites" },
    ],
    { days: 30, margin: 0.02 },
  ),
};
