import { toCategory } from "../markets/categories.ts";
import { displayPrice } from "../polymarket/display-price.ts";
import type { EventRecord, MarketRecord } from "../polymarket/records.ts";
import { hashContent } from "./hash-content.ts";

/** A row as `upsert_sync_batch` takes it, in the names of its columns. */
export type SyncRow = {
  id: string;
  updated_at: string | null;
  content_hash: string;
  raw: unknown;
} & Record<string, unknown>;

export const toEventRow = (event: EventRecord, marketCount: number): SyncRow =>
  withHash(event, {
    id: event.id,
    slug: event.slug,
    title: event.title,
    search: event.title.toLowerCase(),
    category: toCategory(event.tags),
    tags: event.tags ?? [],
    image: event.image,
    neg_risk: event.negRisk,
    neg_risk_augmented: event.negRiskAugmented,
    cumulative_markets: event.cumulativeMarkets,
    active: event.active,
    closed: event.closed,
    start_date: event.startDate,
    end_date: event.endDate,
    volume_24h: event.volume24h,
    volume_total: event.volumeTotal,
    liquidity: event.liquidity,
    market_count: marketCount,
    updated_at: event.updatedAt,
    description: event.description,
  });

/** `tags` are those of the market's event; undefined keeps what is stored, for answers that show no event. */
export const toMarketRow = (market: MarketRecord, tags: string[] | null | undefined): SyncRow =>
  withHash(market, {
    id: market.id,
    condition_id: market.conditionId,
    slug: market.slug,
    title: market.title,
    search: market.title.toLowerCase(),
    event_id: market.eventId,
    event_slug: market.eventSlug,
    category: toCategory(tags ?? null),
    tags: tags === undefined ? null : (tags ?? []),
    price: displayPrice(market),
    best_bid: market.bestBid,
    best_ask: market.bestAsk,
    spread: market.spread,
    last_trade_price: market.lastTradePrice,
    volume_24h: market.volume24h,
    volume_total: market.volumeTotal,
    liquidity: market.liquidity,
    change_24h: market.change24h,
    end_date: market.endDate,
    active: market.active,
    closed: market.closed,
    accepting_orders: market.acceptingOrders,
    resolution_status: market.resolutionStatus,
    neg_risk: market.negRisk,
    updated_at: market.updatedAt,
    outcomes: market.outcomes,
    description: market.description,
    resolution_source: market.resolutionSource,
    group_item_title: market.groupItemTitle,
    tick_size: market.tickSize,
    min_order_size: market.minOrderSize,
    fee_schedule: market.feeSchedule,
    start_date: market.startDate,
    closed_time: market.closedTime,
  });

/** The raw answer is no part of the hash: it changes in fields that nothing reads, and goes along when one that counts does. */
function withHash<T extends { id: string; updated_at: string | null }>(
  { raw }: { raw: unknown },
  row: T,
): SyncRow {
  return Object.assign(row, { content_hash: hashContent(JSON.stringify(row)), raw });
}
