import { readRow } from "./read-row.ts";
import {
  readAmount,
  readFlag,
  readList,
  readMoment,
  readNumber,
  readPoints,
  readPrice,
  readText,
  present,
} from "./read-value.ts";
import type { FeeScheduleRecord, MarketRecord, OutcomeRecord, Parsed } from "./records.ts";
import { toTags } from "./to-tags.ts";
import { type GammaMarket, gammaMarketSchema } from "./wire.ts";

type EventReference = { id: string; slug: string | null };

/** `event` is the one that the market came nested in; without it the market's own reference counts. */
export const toMarket = (raw: unknown, event?: EventReference): Parsed<MarketRecord> =>
  readRow(gammaMarketSchema, raw, (row) => toRecord(row, event ?? ownEvent(row), raw));

// One literal and no spreads: these rows come by the ten thousand, and spreading them doubles the cost of a sync's parsing.
const toRecord = (row: GammaMarket, event: EventReference | null, raw: unknown): MarketRecord => ({
  id: String(row.id),
  conditionId: lower(readText(row.conditionId)),
  slug: readText(row.slug),
  title: present("question", readText(row.question)),
  description: readText(row.description),
  resolutionSource: readText(row.resolutionSource),
  eventId: event && event.id,
  eventSlug: event && event.slug,
  tags: toTags(row.tags),
  groupItemTitle: readText(row.groupItemTitle),
  outcomes: toOutcomes(row),
  bestBid: readQuote("bestBid", row.bestBid, row.closed),
  bestAsk: readQuote("bestAsk", row.bestAsk, row.closed),
  spread: readPoints("spread", row.spread),
  lastTradePrice: readPrice("lastTradePrice", row.lastTradePrice),
  volume24h: readAmount("volume24hr", row.volume24hr),
  volumeTotal: readTwins("volumeNum", row.volumeNum, "volume", row.volume),
  liquidity: readTwins("liquidityNum", row.liquidityNum, "liquidity", row.liquidity),
  change24h: readPoints("oneDayPriceChange", row.oneDayPriceChange),
  startDate: readMoment("startDate", row.startDate),
  endDate: readMoment("endDate", row.endDate),
  closedTime: readMoment("closedTime", row.closedTime),
  active: row.active === true,
  closed: row.closed === true,
  archived: readFlag(row.archived),
  acceptingOrders: readFlag(row.acceptingOrders),
  resolutionStatus: toResolutionStatus(row),
  negRisk: readFlag(row.negRisk),
  negRiskOther: readFlag(row.negRiskOther),
  tickSize: readPrice("orderPriceMinTickSize", row.orderPriceMinTickSize),
  minOrderSize: readAmount("orderMinSize", row.orderMinSize),
  feeSchedule: toFeeSchedule(row.feeSchedule),
  createdAt: readMoment("createdAt", row.createdAt),
  updatedAt: readMoment("updatedAt", row.updatedAt),
  raw,
});

const lower = (text: string | null) => text && text.toLowerCase();

/** Tells from the bare row, before it is read, whether it stands under an event. */
export const hasEvent = (raw: unknown): boolean => {
  const events = (raw as { events?: unknown } | null)?.events;
  const id = Array.isArray(events) ? (events[0] as { id?: unknown } | null)?.id : null;
  return (typeof id === "string" && id !== "") || typeof id === "number";
};

function ownEvent(row: GammaMarket): EventReference | null {
  const event = row.events?.[0];
  if (event?.id === undefined || event.id === null || event.id === "") return null;
  return { id: String(event.id), slug: readText(event.slug) };
}

/** The three lists belong together by position; a missing price or token is null and not a shorter list. */
function toOutcomes(row: GammaMarket): OutcomeRecord[] {
  const names = readList("outcomes", row.outcomes) ?? [];
  const prices = readList("outcomePrices", row.outcomePrices) ?? [];
  const tokens = readList("clobTokenIds", row.clobTokenIds) ?? [];
  return names.map((name, index) => ({
    name: String(name ?? ""),
    tokenId: readText(String(tokens[index] ?? "")),
    price: readPrice(`outcomePrices.${index}`, prices[index]),
  }));
}

/** A closed market has no book: what its last quotes left behind may lie past 1 and says nothing. */
function readQuote(
  field: string,
  value: GammaMarket["bestBid"],
  closed: GammaMarket["closed"],
): number | null {
  const quote = readNumber(field, value);
  if (closed && quote !== null && (quote < 0 || quote > 1)) return null;
  return readPrice(field, quote);
}

/** The number twin first: it is the one that the upstream computes with. */
const readTwins = (
  field: string,
  value: GammaMarket["volumeNum"],
  otherField: string,
  other: GammaMarket["volume"],
) => readAmount(field, value) ?? readAmount(otherField, other);

function toResolutionStatus(row: GammaMarket): string | null {
  const status = readText(row.umaResolutionStatus);
  if (status !== null) return status;
  const last = readList("umaResolutionStatuses", row.umaResolutionStatuses)?.at(-1);
  return typeof last === "string" ? readText(last) : null;
}

/** Half a schedule is an unknown one: a guessed exponent would price every fill wrong. */
function toFeeSchedule(schedule: GammaMarket["feeSchedule"]): FeeScheduleRecord | null {
  if (!schedule) return null;
  const rate = readNumber("feeSchedule.rate", schedule.rate);
  const exponent = readNumber("feeSchedule.exponent", schedule.exponent);
  if (rate === null || exponent === null) return null;
  return { rate, exponent, takerOnly: schedule.takerOnly ?? true };
}
