import { isClosed, negRiskIdOf, gammaMarketMembers } from "./gamma-market.ts";
import type { EventSpec, MarketSpec } from "./market-spec.ts";
import { toWireTag } from "./tags.ts";
import { blankDate, isoDate, money } from "./wire-dates.ts";
import { liquidityAt, volumeAt, volumeOver } from "./volume.ts";

const DAY = 86_400;
type Fields = Record<string, unknown>;

export function eventClosed(event: EventSpec, now: number): boolean {
  return now >= event.life.closedAt;
}

function sumOver(event: EventSpec, of: (market: MarketSpec) => number): number {
  let sum = 0;
  for (const market of event.markets) sum += of(market);
  return money(sum);
}

function sums(event: EventSpec, now: number): Fields {
  const liquidity = sumOver(event, (market) => liquidityAt(market, now));
  const total = sumOver(event, (market) => volumeAt(market, now));
  return {
    liquidity,
    liquidityClob: liquidity,
    volume: total,
    volume24hr: sumOver(event, (market) => volumeOver(market, now, 1)),
    volume1wk: sumOver(event, (market) => volumeOver(market, now, 7)),
    volume1mo: sumOver(event, (market) => volumeOver(market, now, 30)),
    volume1yr: total,
    openInterest: eventClosed(event, now) ? 0 : money(total * 0.21),
  };
}

/** The event alone, as it stands inside a market: no markets, no tags. */
export function toGammaEventSummary(event: EventSpec, now: number): Fields {
  const { draft, key } = event;
  const closed = eventClosed(event, now);
  const image = `https://static.example.org/markets/${event.slot}.png`;
  return {
    id: event.id,
    ticker: event.slug,
    slug: event.slug,
    title: draft.title,
    description: draft.rules,
    resolutionSource: draft.source,
    startDate: isoDate(event.start, key),
    creationDate: isoDate(event.start - 600, key),
    ...(event.markets[0]?.hasEndDate === false
      ? {}
      : { endDate: isoDate(draft.gameStart ?? event.end) }),
    image,
    icon: image,
    active: true,
    closed,
    archived: false,
    new: now - event.start < DAY,
    featured: event.markets.some((market) => market.lifetimeVolume > 500_000),
    restricted: true,
    ...sums(event, now),
    createdAt: isoDate(event.start - 900, key >>> 3),
    updatedAt: isoDate(Math.floor(now / 60) * 60, key),
    published_at: blankDate(event.start),
    competitive: 0.9,
    enableOrderBook: true,
    commentCount: key % 90,
    cyom: false,
    showAllOutcomes: true,
    negRisk: draft.negRisk === true,
    enableNegRisk: draft.negRisk === true,
    negRiskAugmented: draft.augmented === true,
    ...(draft.negRisk ? { negRiskMarketID: negRiskIdOf(event) } : {}),
    cumulativeMarkets: draft.cumulative === true,
    ...(draft.series ? { seriesSlug: draft.series } : {}),
    ...(draft.gameStart
      ? {
          startTime: isoDate(draft.gameStart),
          live: now > draft.gameStart && now < event.end,
          ended: now >= event.end,
        }
      : {}),
    ...(closed ? { closedTime: isoDate(event.life.closedAt) } : {}),
  };
}

export function gammaEventText(event: EventSpec, now: number): string {
  const summary = JSON.stringify(toGammaEventSummary(event, now)).slice(0, -1);
  const markets = event.markets.map((market) => `{${gammaMarketMembers(market, now)}}`);
  return `${summary},"markets":[${markets.join(",")}],"tags":${JSON.stringify(event.draft.tags.map(toWireTag))}}`;
}

/** A market as the market lists give it: with its event, which is missing for a few, and with tags only where asked. */
export function listedMarketText(market: MarketSpec, now: number, withTags: boolean): string {
  const { event } = market;
  const events = event.orphan ? [] : [toGammaEventSummary(event, now)];
  const tags = withTags ? `,"tags":${JSON.stringify(event.draft.tags.map(toWireTag))}` : "";
  return `{${gammaMarketMembers(market, now)},"events":${JSON.stringify(events)}${tags}}`;
}

export function marketVisible(market: MarketSpec, now: number, closed: boolean | null): boolean {
  return market.event.start <= now && (closed === null || isClosed(market, now) === closed);
}

export function eventVisible(event: EventSpec, now: number, closed: boolean | null): boolean {
  if (event.orphan || event.start > now) return false;
  return closed === null || eventClosed(event, now) === closed;
}
