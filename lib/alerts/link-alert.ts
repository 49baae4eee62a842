import { marketQuery, type MarketQuery } from "../markets/market-query.ts";
import type { AlertCondition } from "./schema.ts";

export const marketLink = (id: string) => `/markets/${encodeURIComponent(id)}`;
export const walletLink = (address: string) => `/wallets/${encodeURIComponent(address)}`;

/** The page that shows what an alert is about. */
export function linkAlert(condition: AlertCondition): string {
  switch (condition.kind) {
    case "large-trade":
    case "whale-moves":
      if (condition.marketId !== undefined) return marketLink(condition.marketId);
      return condition.wallet === undefined ? "/whales" : walletLink(condition.wallet);
    case "consensus":
      return condition.marketId === undefined ? "/whales" : marketLink(condition.marketId);
    case "new-market": {
      const values = Object.entries(condition.filter).map(([key, value]) => [key, String(value)]);
      return marketQuery.toHref("/discovery", Object.fromEntries(values) as MarketQuery);
    }
    case "set-arbitrage":
      return `/events/${encodeURIComponent(condition.eventSlug)}`;
    case "sync-stale":
      return "/status";
    case "run-failed":
      return condition.workflowId === undefined
        ? "/strategy-builder"
        : `/strategy-builder/${condition.workflowId}`;
    default:
      return marketLink(condition.marketId);
  }
}
