import type { EventSpec, MarketSpec } from "./market-spec.ts";
import { lastTradeAt, quoteAt, shownPrice } from "./quote.ts";
import { hash, unit } from "./rng.ts";
import { blankDate, dateOnly, isoDate, money, price } from "./wire-dates.ts";
import { liquidityAt, volumeAt, volumeOver } from "./volume.ts";

const HOUR = 3600;
const DAY = 86_400;
const CHANGES = [
  ["oneHourPriceChange", HOUR],
  ["oneDayPriceChange", DAY],
  ["oneWeekPriceChange", 7 * DAY],
  ["oneMonthPriceChange", 30 * DAY],
] as const;

const SUBMITTER = "0x5f1ad2c8a43be0971bd9d3fa1e5c00d9c1a7b2e4";
const RESOLVER = "0x2c9e77b1f06a4bd1820bb4f3a7d45e6681ce03d5";

type Fields = Record<string, unknown>;

export function negRiskIdOf(event: EventSpec): string {
  const first = event.markets[0]?.names.conditionId ?? "";
  return `0x${first.slice(10)}${first.slice(2, 8)}00`;
}

export function isClosed(market: MarketSpec, now: number): boolean {
  return now >= market.life.closedAt;
}

export function isSettled(market: MarketSpec, now: number): boolean {
  return now >= market.life.resolvedAt;
}

export function descriptionOf(market: MarketSpec): string {
  const { rules } = market.event.draft;
  return market.group === "" ? rules : `${market.question}\n\n${rules}`;
}

export function imageOf(market: MarketSpec): string {
  return `https://static.example.org/markets/${market.event.slot}.png`;
}

/** The prices of both outcomes in thousandths: the payout once settled, what is shown before. */
export function outcomeThousandths(market: MarketSpec, now: number): [number, number] {
  if (isSettled(market, now)) return [market.payout[0] * 1000, market.payout[1] * 1000];
  const first = shownPrice(market, now);
  return [first, 1000 - first];
}

function identity(market: MarketSpec): Fields {
  const { event } = market;
  return {
    id: market.id,
    question: market.question,
    conditionId: market.names.conditionId,
    slug: market.names.slug,
    resolutionSource: event.draft.source,
    image: imageOf(market),
    icon: imageOf(market),
    description: descriptionOf(market),
    outcomes: JSON.stringify(market.outcomes),
    clobTokenIds: JSON.stringify(market.names.tokenIds),
    groupItemTitle: market.group,
    groupItemThreshold: String(market.threshold ?? market.ref.k),
    questionID: `0x${market.names.conditionId.slice(34)}${market.names.conditionId.slice(2, 34)}`,
    submitted_by: SUBMITTER,
    resolvedBy: RESOLVER,
    umaBond: "500",
    umaReward: "5",
  };
}

function times(market: MarketSpec): Fields {
  const { event, key } = market;
  const end = event.draft.gameStart ?? market.end;
  return {
    startDate: isoDate(event.start, key),
    startDateIso: dateOnly(event.start),
    createdAt: isoDate(event.start - 900, key >>> 3),
    acceptingOrdersTimestamp: isoDate(event.start),
    ...(market.hasEndDate ? { endDate: isoDate(end), endDateIso: dateOnly(end) } : {}),
    ...(event.draft.gameStart ? { gameStartTime: blankDate(event.draft.gameStart) } : {}),
  };
}

/** Absent, not 0, on a market that nobody has traded. */
function volumes(market: MarketSpec, now: number): Fields {
  const total = money(volumeAt(market, now));
  if (total === 0) return {};
  const [day, week, month] = [1, 7, 30].map((days) => money(volumeOver(market, now, days)));
  return {
    volume: String(total),
    volumeNum: total,
    volumeClob: total,
    volume24hr: day,
    volume24hrClob: day,
    volume1wk: week,
    volume1wkClob: week,
    volume1mo: month,
    volume1moClob: month,
    volume1yr: total,
    volume1yrClob: total,
  };
}

function changes(market: MarketSpec, now: number, shown: number): Fields {
  const fields: Fields = {};
  for (const [name, seconds] of CHANGES) {
    const then = now - seconds;
    if (then < market.event.start) continue;
    const change = price(shown - shownPrice(market, then));
    if (change !== 0 || seconds === DAY) fields[name] = change;
  }
  return fields;
}

function prices(market: MarketSpec, now: number): Fields {
  const [first, second] = outcomeThousandths(market, now);
  const { bid, ask } = quoteAt(market, now);
  const last = lastTradeAt(market, now);
  const missing = unit(hash(market.key, 0x0f)) < 0.0015 || now - market.event.start < 180;
  return {
    ...(missing && !isClosed(market, now)
      ? {}
      : { outcomePrices: JSON.stringify([String(price(first)), String(price(second))]) }),
    ...(bid === null ? {} : { bestBid: price(bid) }),
    bestAsk: ask === null ? 1 : price(ask),
    spread: price((ask ?? 1000) - (bid ?? 0)),
    ...(last === null ? {} : { lastTradePrice: price(last) }),
    ...changes(market, now, first),
    competitive: money(1 / (1 + ((first - 500) / 1000) ** 2)),
  };
}

function statusHistory(market: MarketSpec, now: number): string[] {
  const { proposedAt, disputedAt, resolvedAt } = market.life;
  const history: string[] = [];
  if (now >= proposedAt) history.push("proposed");
  if (disputedAt !== null && now >= disputedAt) {
    history.push("disputed");
    if (now >= disputedAt + 6 * HOUR) history.push("proposed");
  }
  if (now >= resolvedAt) history.push("resolved");
  return history;
}

/** What a proposal, a dispute and a settlement look like; flags contradict each other as they do upstream. */
function resolution(market: MarketSpec, now: number): Fields {
  const { closedAt, disputedAt, proposedAt, resolvedAt } = market.life;
  const history = statusHistory(market, now);
  const disputed = disputedAt !== null && now >= disputedAt && now < resolvedAt;
  const status = disputed ? "disputed" : history.at(-1);
  const endings = [isoDate(closedAt, market.key), blankDate(closedAt), "NOW()"] as const;
  return {
    umaResolutionStatuses: JSON.stringify(history),
    ...(status === undefined ? {} : { umaResolutionStatus: status }),
    ...(now >= proposedAt ? { umaEndDate: endings[market.key % 3] } : {}),
    ...(now >= closedAt ? { closedTime: blankDate(closedAt) } : {}),
  };
}

function flags(market: MarketSpec, now: number): Fields {
  const closed = isClosed(market, now);
  return {
    updatedAt: isoDate(Math.floor(now / 60) * 60, market.key),
    closed,
    acceptingOrders: closed ? unit(hash(market.key, 0xacc)) < 0.09 : true,
    new: now - market.event.start < DAY,
  };
}

function fixedFlags(market: MarketSpec): Fields {
  const { draft } = market.event;
  return {
    active: true,
    archived: false,
    enableOrderBook: true,
    featured: market.lifetimeVolume > 500_000,
    restricted: true,
    ready: false,
    funded: false,
    approved: true,
    cyom: false,
    pendingDeployment: false,
    deploying: false,
    rfqEnabled: false,
    holdingRewardsEnabled: false,
    hasReviewedDates: true,
    negRisk: draft.negRisk === true,
    negRiskOther: market.other === true,
    ...(draft.negRisk ? { negRiskMarketID: negRiskIdOf(market.event) } : {}),
  };
}

function terms(market: MarketSpec): Fields {
  const { fee, sport } = market;
  return {
    orderMinSize: 5,
    secondsDelay: market.event.draft.gameStart ? 3 : 0,
    rewardsMinSize: market.liquidity > 5000 ? 50 : 0,
    rewardsMaxSpread: market.liquidity > 5000 ? 3.5 : 0,
    feesEnabled: fee !== null,
    feeType: fee ? (market.event.draft.feeType ?? null) : null,
    ...(fee ? { feeSchedule: fee, makerBaseFee: 0, takerBaseFee: 1000 } : {}),
    ...(sport ? { sportsMarketType: sport.type } : {}),
    ...(sport?.line === undefined ? {} : { line: sport.line }),
  };
}

function depth(market: MarketSpec, now: number): Fields {
  const liquidity = money(liquidityAt(market, now));
  return {
    liquidity: String(liquidity),
    liquidityNum: liquidity,
    liquidityClob: liquidity,
    orderPriceMinTickSize: price(quoteAt(market, now).tick),
  };
}

const fixedTexts = new WeakMap<MarketSpec, string>();

/** The members that never change, as JSON text without the braces; written once a market. */
function fixedText(market: MarketSpec): string {
  const known = fixedTexts.get(market);
  if (known !== undefined) return known;
  const fixed = Object.assign(identity(market), times(market), terms(market), fixedFlags(market));
  const text = JSON.stringify(fixed).slice(1, -1);
  fixedTexts.set(market, text);
  return text;
}

/** The members of a market as Gamma writes it, as JSON text without the braces: arrays as JSON text, numbers as text and as numbers, absent where nothing is known. */
export function gammaMarketMembers(market: MarketSpec, now: number): string {
  const moving = Object.assign(
    flags(market, now),
    volumes(market, now),
    depth(market, now),
    prices(market, now),
    resolution(market, now),
  );
  return `${fixedText(market)},${JSON.stringify(moving).slice(1, -1)}`;
}
