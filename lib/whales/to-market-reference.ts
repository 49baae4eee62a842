import type { MarketReference } from "./schema.ts";

/** As the SQL function `market_reference` gives it. */
export type MarketReferenceRow = {
  id?: string | null;
  condition_id: string;
  title?: string | null;
  slug?: string | null;
  category?: string | null;
  event_slug?: string | null;
  closed?: boolean | null;
  price?: number | null;
  volume_24h?: number | null;
};

export const toMarketReference = (row: MarketReferenceRow): MarketReference => ({
  id: row.id ?? null,
  conditionId: row.condition_id,
  title: row.title ?? null,
  slug: row.slug ?? null,
  category: row.category ?? null,
  eventSlug: row.event_slug ?? null,
});
