import type { Fill } from "../markets/walk-book.ts";

const DAY_MS = 86_400_000;
/** The oracle's challenge window after a proposal: two hours. */
const CHALLENGE_DAYS = 2 / 24;
const KELLY_SHARE = 0.25;

/** Null wherever the fee or the price is unknown: an unknown fee is not 0. */
export type Edge = {
  /** Of the outcome that is bought, a share. */
  executablePrice: number | null;
  fee: number | null;
  cost: number | null;
  /** Before the fee. */
  grossEdge: number | null;
  netEdge: number | null;
  /** Share of the bankroll. */
  kelly: number | null;
  apr: number | null;
};

/** What buying at a fill is worth against a fair probability of the bought outcome. */
export function priceEdge(
  fair: number,
  fill: Fill | null,
  { maxKelly, endDate, now }: { maxKelly: number; endDate: string | null; now: Date },
): Edge {
  const cost = fill && fill.fee !== null ? fill.price + fill.fee : null;
  return {
    executablePrice: fill && round(fill.price),
    fee: fill && fill.fee !== null ? round(fill.fee) : null,
    cost: cost === null ? null : round(cost),
    grossEdge: fill && round(fair - fill.price),
    netEdge: cost === null ? null : round(fair - cost),
    kelly: cost === null ? null : round(kellyOf(fair, cost, maxKelly)),
    apr: cost === null ? null : aprOf(cost, endDate, now),
  };
}

const round = (value: number) => Math.round(value * 1e6) / 1e6;

/** A quarter of (p − c) / (1 − c), never below 0 and never above the cap. */
const kellyOf = (fair: number, cost: number, maxKelly: number): number =>
  cost >= 1 ? 0 : Math.max(0, Math.min(KELLY_SHARE * ((fair - cost) / (1 - cost)), maxKelly));

/** Yearly return of holding to a win: (1 / c − 1) × 365 / days, with a day and the challenge time at least. */
function aprOf(cost: number, endDate: string | null, now: Date): number | null {
  const end = endDate === null ? Number.NaN : Date.parse(endDate);
  if (Number.isNaN(end) || cost <= 0) return null;
  const days = Math.max((end - now.getTime()) / DAY_MS, 1) + CHALLENGE_DAYS;
  return round((1 / cost - 1) * (365 / days));
}
