import { formatPrice } from "../markets/format-price.ts";
import { toIso } from "../markets/to-market.ts";
import { cutTitle as cut } from "./cut-title.ts";
import { formatSpan } from "./describe-alert.ts";
import { linkAlert, marketLink } from "./link-alert.ts";
import type { AlertCondition, AlertKind, AlertOf } from "./schema.ts";
import {
  seeConsensus,
  seeFailedRuns,
  seeNewMarkets,
  seeTrades,
  seeWhales,
} from "./see-happenings.ts";
import type { LevelSight, SetSight, Sighting } from "./watched-alert.ts";

export type Sight = Record<string, unknown> | null;
type See<K extends AlertKind> = (condition: AlertOf<K>, sight: never) => Sighting;

const unseen = (problem: string): Sighting => ({
  type: "level",
  value: null,
  at: null,
  problem,
  isMet: () => false,
  tell: () => ({ title: problem, body: null, value: null, threshold: null, link: "/alerts" }),
});

const NO_MARKET = "The market is not in the active source";

function seePrice(condition: AlertOf<"price-crosses">, sight: LevelSight | null): Sighting {
  if (!sight) return unseen(NO_MARKET);
  const { outcome, direction, level, marketId } = condition;
  const value = ofOutcome(sight.price, outcome);
  const crossesUp = (last: number, next: number) => last < level && next >= level;
  const crossesDown = (last: number, next: number) => last > level && next <= level;
  return {
    type: "level",
    value,
    at: toIso(sight.at),
    problem: value === null ? "The market has no price" : null,
    isMet: (price) => (direction === "down" ? price <= level : price >= level),
    crosses: (last, next) =>
      (direction !== "down" && crossesUp(last, next)) ||
      (direction !== "up" && crossesDown(last, next)),
    tell: (price, last) => ({
      title: cut(
        `${outcome} ${last !== null && price < last ? "fell" : "rose"} to ${formatPrice(price)}: ${sight.title}`,
      ),
      body: `Your level is ${formatPrice(level)}${last === null ? "" : `; before it was ${formatPrice(last)}`}.`,
      value: price,
      threshold: level,
      link: marketLink(marketId),
    }),
  };
}

const ofOutcome = (price: number | null, outcome: "YES" | "NO") =>
  price === null || outcome === "YES" ? price : round(1 - price);
const round = (value: number) => Math.round(value * 1e6) / 1e6;

function seeMove(condition: AlertOf<"price-moves">, sight: LevelSight | null): Sighting {
  if (!sight) return unseen(NO_MARKET);
  const { direction, percent, windowMinutes, marketId } = condition;
  const earlier = earlierPrice(sight, windowMinutes);
  const { price } = sight;
  const value = price === null || !earlier ? null : round(((price - earlier) / earlier) * 100);
  const span = formatSpan(windowMinutes);
  return {
    type: "level",
    value,
    at: toIso(sight.at),
    problem: value === null ? `There is no price from ${span} ago to compare with` : null,
    isMet: (change) =>
      direction === "either"
        ? Math.abs(change) >= percent
        : change * (direction === "up" ? 1 : -1) >= percent,
    tell: (change) => ({
      title: cut(
        `${change < 0 ? "Down" : "Up"} ${Math.abs(change).toFixed(1)} % in ${span}: ${sight.title}`,
      ),
      body: `From ${formatPrice(earlier)} to ${formatPrice(price)}; your threshold is ${percent} %.`,
      value: change,
      threshold: percent,
      link: marketLink(marketId),
    }),
  };
}

/** The upstream says the change of a day also of markets whose prices are not kept. */
function earlierPrice({ earlier, price, change24h }: LevelSight, windowMinutes: number) {
  if (earlier !== null) return earlier;
  return windowMinutes === 1440 && price !== null && change24h !== null ? price - change24h : null;
}

function seeSpread(condition: AlertOf<"spread">, sight: LevelSight | null): Sighting {
  if (!sight) return unseen(NO_MARKET);
  const { direction, level, marketId } = condition;
  return {
    type: "level",
    value: sight.closed ? null : sight.spread,
    at: toIso(sight.at),
    problem: sight.closed
      ? "The market is closed"
      : sight.spread === null
        ? "The spread is unknown"
        : null,
    isMet: (spread) => (direction === "above" ? spread >= level : spread <= level),
    tell: (spread) => ({
      title: cut(`Spread is ${formatPrice(spread)}: ${sight.title}`),
      body: `Your threshold is ${formatPrice(level)} or ${direction === "above" ? "more" : "less"}.`,
      value: spread,
      threshold: level,
      link: marketLink(marketId),
    }),
  };
}

function seeSet(condition: AlertOf<"set-arbitrage">, sight: SetSight | null): Sighting {
  if (!sight) return unseen("The event is not in the active source");
  return {
    type: "level",
    value: sight.edge,
    at: toIso(sight.at),
    problem: sight.problem,
    isMet: (edge) => edge >= condition.minEdge,
    tell: (edge) => ({
      title: cut(
        `${formatPrice(Math.abs(edge))} ${edge < 0 ? "above" : "below"} its payout: ${sight.title}`,
      ),
      body: `One share of every ${(sight.side ?? "yes").toUpperCase()} at the best asks, fees included; the books decide how many.`,
      value: edge,
      threshold: condition.minEdge,
      link: linkAlert(condition),
    }),
  };
}

function seeResolution(condition: AlertOf<"resolution">, sight: LevelSight | null): Sighting {
  if (!sight) return unseen(NO_MARKET);
  const wanted = condition.on === "either" ? ["proposed", "disputed"] : [condition.on];
  return {
    type: "change",
    text: sight.status,
    at: toIso(sight.at),
    problem: null,
    isWanted: (status) => wanted.includes(status),
    tell: (status) => ({
      title: cut(`Resolution ${status === "" ? "not proposed" : status}: ${sight.title}`),
      body: sight.price === null ? null : `YES stands at ${formatPrice(sight.price)}.`,
      value: null,
      threshold: null,
      link: marketLink(condition.marketId),
    }),
  };
}

type StaleSight = { minutes: number | null; at: string };

function seeStale(condition: AlertOf<"sync-stale">, sight: StaleSight | null): Sighting {
  if (!sight) return unseen("No sync has succeeded yet");
  return {
    type: "level",
    value: sight.minutes === null ? null : round(sight.minutes),
    at: toIso(sight.at),
    problem: sight.minutes === null ? "No sync has succeeded yet" : null,
    isMet: (minutes) => minutes >= condition.minutes,
    tell: (minutes) => ({
      title: `No sync has succeeded for ${Math.floor(minutes)} minutes`,
      body: `Figures are as old as that. Your threshold is ${formatSpan(condition.minutes)}.`,
      value: minutes,
      threshold: condition.minutes,
      link: "/status",
    }),
  };
}

const SEE: { [K in AlertKind]: See<K> } = {
  "price-crosses": seePrice,
  "price-moves": seeMove,
  "large-trade": seeTrades,
  "whale-moves": seeWhales,
  consensus: seeConsensus,
  "new-market": seeNewMarkets,
  spread: seeSpread,
  "set-arbitrage": seeSet,
  resolution: seeResolution,
  "sync-stale": seeStale,
  "run-failed": seeFailedRuns,
};

/** What was read for an alert, as something that can be told or not. */
export function seeAlert(condition: AlertCondition, sight: Sight): Sighting {
  const see = SEE[condition.kind] as See<AlertKind>;
  return see(condition, sight as never);
}
