import type { Origin } from "../context.ts";
import { toIso } from "../markets/to-market.ts";
import type { Event } from "./schema.ts";

/** An event as the SQL functions `list_events` and `get_event` give it. */
export type EventRow = {
  id: string;
  slug: string;
  title: string;
  category: string | null;
  tags: string[];
  origin: Origin;
  image: string | null;
  neg_risk: boolean | null;
  active: boolean;
  closed: boolean;
  start_date: string | null;
  end_date: string | null;
  volume_24h: number | null;
  volume_total: number | null;
  liquidity: number | null;
  market_count: number;
  updated_at: string | null;
  last_seen_at: string;
};

export const toEvent = (row: EventRow): Event => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  category: row.category,
  tags: row.tags,
  origin: row.origin,
  image: row.image,
  negRisk: row.neg_risk,
  active: row.active,
  closed: row.closed,
  startDate: row.start_date && toIso(row.start_date),
  endDate: row.end_date && toIso(row.end_date),
  volume24h: row.volume_24h,
  volumeTotal: row.volume_total,
  liquidity: row.liquidity,
  marketCount: row.market_count,
  updatedAt: row.updated_at && toIso(row.updated_at),
  lastSeenAt: toIso(row.last_seen_at),
});
