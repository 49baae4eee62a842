import { toCategory } from "../markets/categories.ts";
import { displayPrice } from "../polymarket/display-price.ts";
import type { EventRecord, MarketRecord } from "../polymarket/records.ts";
import { hashContent } from "./hash-content.ts";
import { type Field, toRowText } from "./row-text.ts";

export type SyncRow = {
  id: string;
  updated_at: string | null;
  content_hash: string;
  /** The fields that `upsert_sync_batch` reads, in its order. */
  text: string;
  raw: unknown;
};

export const toEventRow = (event: EventRecord, marketCount: number): SyncRow =>
  toRow(event, [
    event.id,
    event.slug,
    event.title,
    event.title.toLowerCase(),
    toCategory(event.tags),
    event.tags ?? [],
    event.image,
    event.negRisk,
    event.negRiskAugmented,
    event.cumulativeMarkets,
    event.active,
    event.closed,
    event.startDate,
    event.endDate,
    event.volume24h,
    event.volumeTotal,
    event.liquidity,
    marketCount,
    event.updatedAt,
    event.description,
  ]);

/** `tags` are those of the market's event; undefined keeps what is stored, for answers that show no event. */
export const toMarketRow = (market: MarketRecord, tags: string[] | null | undefined): SyncRow =>
  toRow(market, [
    market.id,
    market.conditionId,
    market.slug,
    market.title,
    market.title.toLowerCase(),
    market.eventId,
    market.eventSlug,
    toCategory(tags ?? null),
    tags === undefined ? null : (tags ?? []),
    displayPrice(market),
    market.bestBid,
    market.bestAsk,
    market.spread,
    market.lastTradePrice,
    market.volume24h,
    market.volumeTotal,
    market.liquidity,
    market.change24h,
    market.endDate,
    market.active,
    market.closed,
    market.acceptingOrders,
    market.resolutionStatus,
    market.negRisk,
    market.updatedAt,
    market.outcomes.map(({ name }) => name),
    market.outcomes.map(({ tokenId }) => tokenId),
    market.outcomes.map(({ price }) => price),
    market.description,
    market.resolutionSource,
    market.groupItemTitle,
    market.tickSize,
    market.minOrderSize,
    { json: market.feeSchedule },
    market.startDate,
    market.closedTime,
  ]);

/** The raw answer is no part of the hash: it changes in fields that nothing reads, and goes along when one that counts does. */
function toRow(
  { id, updatedAt, raw }: { id: string; updatedAt: string | null; raw: unknown },
  fields: readonly Field[],
): SyncRow {
  const text = toRowText(fields);
  return { id, updated_at: updatedAt, content_hash: hashContent(text), text, raw };
}
