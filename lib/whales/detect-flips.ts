import { type Exposure, toExposure } from "./to-exposure.ts";

/**
 * What changed a wallet's holding of one market. A split or merge moves both outcomes alike, a redemption ends the
 * holding, and a conversion changes it by what no row says.
 */
export type HoldingEvent = {
  at: number;
  kind: "trade" | "split" | "merge" | "redeem" | "convert";
  /** Signed YES-equivalents of a trade; null where its outcome is unknown. */
  shares: number | null;
  /** Of the first outcome. */
  price: number;
};

export type FlipInput = {
  /** Held when the window began; null is nothing. */
  opening: Exposure | null;
  /** Within the window, oldest first. */
  events: readonly HoldingEvent[];
  /** Trades in the event's other outcomes: signed YES-equivalents of those. */
  otherOutcomes: readonly { at: number; shares: number }[];
  thresholdUsd: number;
};

/** Both legs are the largest exposures of their side; `at` is when the new side first reached the threshold. */
export type Flip = { at: number; before: Exposure; after: Exposure };

/** Shares are stored with six decimals: less than a millionth is the dust of adding them up. */
const DUST = 1e-6;

/**
 * Sign changes of the net exposure with both sides at or above the threshold, made by trades alone. Nothing is said
 * past a conversion or a trade of unknown outcome, since the holding is not known from there on.
 */
export function detectFlips(input: FlipInput): Flip[] {
  const { opening, thresholdUsd } = input;
  const flips: Flip[] = [];
  /** The largest exposure of the side that is held, and the flip that led to it. */
  let side = opening && opening.usd >= thresholdUsd ? opening : null;
  let current: Flip | null = null;
  for (const reached of holdings(input)) {
    if (reached === null) [side, current] = [null, null];
    else if (reached.usd < thresholdUsd || reached.shares === 0) continue;
    else if (side && side.shares * reached.shares < 0) {
      const flip: Flip = { at: reached.at, before: side, after: reached };
      current = isBasket(flip, input.otherOutcomes) ? null : flip;
      if (current) flips.push(current);
      side = reached;
    } else if (!side || reached.usd > side.usd) {
      side = reached;
      if (current) current.after = reached;
    }
  }
  return flips;
}

/** What is held after each trade, as far as it is known; null where a redemption ended it. */
function* holdings({ opening, events }: FlipInput): Generator<Exposure | null> {
  let shares = opening?.shares ?? 0;
  for (const event of events) {
    if (event.kind === "convert" || (event.kind === "trade" && event.shares === null)) return;
    if (event.kind === "redeem") {
      shares = 0;
      yield null;
    }
    if (event.kind !== "trade") continue;
    shares += event.shares ?? 0;
    if (Math.abs(shares) < DUST) shares = 0;
    yield toExposure(event.at, shares, event.price);
  }
}

/** The same move in at least as many shares of the event's other outcomes makes it one leg of a hedge. */
function isBasket({ at, before, after }: Flip, others: FlipInput["otherOutcomes"]): boolean {
  const moved = after.shares - before.shares;
  const elsewhere = others
    .filter((other) => other.at > before.at && other.at <= at)
    .reduce((sum, other) => sum + other.shares, 0);
  return elsewhere * moved > 0 && Math.abs(elsewhere) >= Math.abs(moved);
}
