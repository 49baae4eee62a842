import { readRow } from "./read-row.ts";
import { readAmount, readFlag, readMoment, readText } from "./read-value.ts";
import type { EventRecord, EventWithMarkets, Parsed } from "./records.ts";
import { toMarket } from "./to-market.ts";
import { toTags } from "./to-tags.ts";
import { gammaEventSchema } from "./wire.ts";

/** Takes the event without its markets, which are rows of their own. */
const toEvent = (raw: unknown): Parsed<EventRecord> =>
  readRow(gammaEventSchema, raw, (row) => ({
    id: String(row.id),
    slug: row.slug,
    title: row.title,
    description: readText(row.description),
    image: readText(row.image),
    tags: toTags(row.tags),
    negRisk: readFlag(row.negRisk ?? row.enableNegRisk),
    negRiskAugmented: readFlag(row.negRiskAugmented),
    cumulativeMarkets: readFlag(row.cumulativeMarkets),
    active: row.active === true,
    closed: row.closed === true,
    startDate: readMoment("startDate", row.startDate),
    endDate: readMoment("endDate", row.endDate),
    volume24h: readAmount("volume24hr", row.volume24hr),
    volumeTotal: readAmount("volume", row.volume),
    liquidity: readAmount("liquidity", row.liquidity),
    updatedAt: readMoment("updatedAt", row.updatedAt),
    raw,
  }));

/** A bad event does not take its markets with it: they keep what reference they have. */
export function toEventWithMarkets(raw: unknown): EventWithMarkets {
  const event = toEvent(withoutMarkets(raw));
  const markets = readMarkets(raw);
  if (!event.ok) return { event, markets: markets.map((row) => toMarket(row)) };
  const { id, slug } = event.record;
  return { event, markets: markets.map((row) => toMarket(row, { id, slug })) };
}

function readMarkets(raw: unknown): unknown[] {
  const markets = (raw as { markets?: unknown } | null)?.markets;
  return Array.isArray(markets) ? markets : [];
}

function withoutMarkets(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return raw;
  const { markets: _, ...rest } = raw as Record<string, unknown>;
  return rest;
}
