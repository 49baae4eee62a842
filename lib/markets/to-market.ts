import type { Origin } from "../context.ts";
import type { Market } from "./schema.ts";
import { toFigure } from "./to-figure.ts";

/** A market as the SQL function `get_markets` gives it. */
export type MarketRow = {
  id: string;
  condition_id: string | null;
  slug: string | null;
  title: string;
  category: string | null;
  tags: string[];
  event_id: string | null;
  event_slug: string | null;
  origin: Origin;
  price: number | null;
  best_bid: number | null;
  best_ask: number | null;
  spread: number | null;
  last_trade_price: number | null;
  volume_24h: number | null;
  volume_total: number | null;
  liquidity: number | null;
  change_24h: number | null;
  end_date: string | null;
  active: boolean;
  closed: boolean;
  accepting_orders: boolean | null;
  resolution_status: string | null;
  neg_risk: boolean | null;
  updated_at: string | null;
  momentum: number | null;
  momentum_n: number | null;
  momentum_as_of: string | null;
  last_seen_at: string;
  outcomes: { name: string; token_id: string | null; price: number | null }[] | null;
};

export const toMarket = (row: MarketRow): Market => ({
  id: row.id,
  conditionId: row.condition_id,
  slug: row.slug,
  title: row.title,
  category: row.category,
  tags: row.tags,
  eventId: row.event_id,
  eventSlug: row.event_slug,
  origin: row.origin,
  outcomes: (row.outcomes ?? []).map(({ name, token_id, price }) => ({
    name,
    tokenId: token_id,
    price,
  })),
  price: row.price,
  bestBid: row.best_bid,
  bestAsk: row.best_ask,
  spread: row.spread,
  lastTradePrice: row.last_trade_price,
  volume24h: row.volume_24h,
  volumeTotal: row.volume_total,
  liquidity: row.liquidity,
  change24h: row.change_24h,
  momentum: toMomentum(row),
  endDate: row.end_date === null ? null : toIso(row.end_date),
  active: row.active,
  closed: row.closed,
  acceptingOrders: row.accepting_orders,
  resolutionStatus: row.resolution_status,
  negRisk: row.neg_risk,
  updatedAt: row.updated_at === null ? null : toIso(row.updated_at),
  lastSeenAt: toIso(row.last_seen_at),
});

/** Null where the price history does not carry it. */
const toMomentum = (
  row: Pick<MarketRow, "momentum" | "momentum_n" | "momentum_as_of">,
): Market["momentum"] =>
  row.momentum === null || row.momentum_as_of === null
    ? null
    : toFigure(row.momentum, {
        n: row.momentum_n ?? 0,
        coverage: "complete",
        asOf: toIso(row.momentum_as_of),
        version: "momentum-1",
      });

/** Postgres writes an offset and microseconds, the wire has milliseconds and Z. */
export const toIso = (moment: string): string => new Date(moment).toISOString();
