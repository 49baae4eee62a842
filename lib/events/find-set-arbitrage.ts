import type { EventSet, SetMember } from "./find-event-set.ts";
import { buySets, type FeeSchedule, feePerShare, type Levels } from "../markets/walk-book.ts";

/** Asks of one outcome token; null where there is no book. */
export type Leg = { asks: Levels | null; feeSchedule: FeeSchedule };

export type SetSide = {
  /** Of the best asks, a set. */
  sum: number | null;
  /** With the fees of the best asks; null where one is unknown. */
  cost: number | null;
  payout: number;
  /** Payout less cost, a set. */
  edge: number | null;
  /** Whole sets that the books give below the payout. */
  sets: number | null;
  costUsd: number | null;
  profitUsd: number | null;
};

const OTHER = /^(?:the )?(?:other|another|none of (?:the above|these)|field)\b/i;

/** Why the open markets of an event are no exhaustive set of outcomes, of which exactly one wins; null where they are. */
export function whyNotExhaustive(set: EventSet): string | null {
  if (set.closed) return "The event is closed";
  if (set.negRisk === null) return "It is unknown whether only one outcome can win";
  if (!set.negRisk) return "Its markets are apart: several, or none, can end as Yes";
  if (set.negRiskAugmented === null) return "It is unknown whether outcomes can be added";
  if (set.negRiskAugmented)
    return "Outcomes can still be added, and Other changes its meaning as they are";
  const other = set.markets.find((market) => OTHER.test(nameOf(market)));
  if (other)
    return `It holds ${nameOf(other)}, whose meaning depends on the outcomes that are listed`;
  const open = openMembers(set);
  if (open.length < 2) return "Fewer than two outcomes are open";
  const undecided = set.markets.find((market) => market.closed && !isLost(market));
  if (undecided) return `${nameOf(undecided)} is closed and not settled as No`;
  const halted = open.find(({ acceptingOrders }) => acceptingOrders === false);
  if (halted) return `${nameOf(halted)} takes no orders`;
  const odd = open.find(({ outcomes }) => outcomes.length !== 2);
  return odd ? `${nameOf(odd)} has not two outcomes` : null;
}

export const openMembers = ({ markets }: EventSet): SetMember[] =>
  markets.filter(({ closed }) => !closed);

const nameOf = ({ groupTitle, title }: SetMember): string => groupTitle ?? title;

const isLost = ({ outcomes, resolutionStatus }: SetMember): boolean =>
  resolutionStatus === "resolved" && outcomes[0]?.price === 0;

/** Of n exclusive outcomes one share of every Yes pays 1, and one of every No pays n − 1. */
export const payoutOf = (side: "yes" | "no", outcomes: number): number =>
  side === "yes" ? 1 : outcomes - 1;

/** What buying one share of every leg costs and pays; null where a book is missing or empty. */
export function priceSide(legs: readonly Leg[], payout: number, maxUsd: number): SetSide {
  const asks = legs.map((leg) => leg.asks?.find(({ price, size }) => price > 0 && size > 0)?.price);
  const best = asks.filter((price) => price !== undefined);
  if (best.length < legs.length)
    return {
      sum: null,
      cost: null,
      payout,
      edge: null,
      sets: null,
      costUsd: null,
      profitUsd: null,
    };
  const sum = best.reduce((total, price) => total + price, 0);
  const cost = legs.reduce<number | null>((total, { feeSchedule }, index) => {
    const fee = feePerShare(feeSchedule, best[index] ?? 0);
    return total === null || fee === null ? null : total + fee;
  }, sum);
  const bought = buySets(
    legs.map((leg) => ({ asks: leg.asks ?? [], feeSchedule: leg.feeSchedule })),
    payout,
    maxUsd,
  );
  return {
    sum: round(sum),
    cost: cost === null ? null : round(cost),
    payout,
    edge: cost === null ? null : round(payout - cost),
    sets: bought && round(bought.sets),
    costUsd: bought && round(bought.costUsd),
    profitUsd: bought && round(bought.profitUsd),
  };
}

const round = (value: number) => Math.round(value * 1e6) / 1e6;
