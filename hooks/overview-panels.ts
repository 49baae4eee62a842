import type { NewMarket } from "@/lib/analysis/schema";
import type { Metadata } from "@/lib/http/endpoint";
import type { UnusualRow } from "@/lib/insiders/schema";
import type { MarketQuery } from "@/lib/markets/market-query";
import type { Market } from "@/lib/markets/schema";
import type { SignalRecord } from "@/lib/signals/schema";
import type { SyncStatus } from "@/lib/sync/schema";
import type { WatchItem } from "@/lib/watchlist/schema";
import type { WhaleTrade } from "@/lib/whales/schema";
import type { WorkflowSummary } from "@/lib/workflows/api";

/** What each panel of the overview shows. */
export type PanelRows = {
  risers: Market[];
  fallers: Market[];
  volume: Market[];
  tape: WhaleTrade[];
  unusual: UnusualRow[];
  record: SignalRecord[];
  watchlist: WatchItem[];
  workflows: WorkflowSummary[];
  new: NewMarket[];
  closing: Market[];
  sync: SyncStatus;
};
export type PanelId = keyof PanelRows;

export type PanelAnswer<Id extends PanelId> = {
  data: PanelRows[Id];
  metadata: Metadata;
  /** When it was given. */
  at: string;
};

export const ROWS_A_PANEL = 8;

const DAY_MS = 86_400_000;
/** A move without trades behind it is a quote and no news. */
const TRADED: MarketQuery = { volume_min: "1000", closed: "false" };

/** The panels that are a page of the screener. */
export type MarketPanelId = "risers" | "fallers" | "volume" | "closing";

export function marketPanelQuery(id: MarketPanelId, nowMs: number): MarketQuery {
  const at = (days: number) => new Date(nowMs + days * DAY_MS).toISOString();
  if (id === "volume") return { closed: "false" };
  if (id === "risers") return { ...TRADED, sort: "-change24h" };
  if (id === "fallers") return { ...TRADED, sort: "change24h" };
  return { ...TRADED, ends_after: at(0), ends_before: at(7), sort: "endDate" };
}

/** Every scored bet, the highest first: what is flagged says so itself. */
export const UNUSUAL_PANEL = { window: "7d", min_score: 0, limit: ROWS_A_PANEL } as const;
