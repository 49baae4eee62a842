import type { EventSpec, MarketSpec } from "./market-spec.ts";
import { chanceAt } from "./price-path.ts";
import { hash } from "./rng.ts";
import type { EventDraft } from "./templates/draft.ts";

interface Course {
  key: number;
  start: number;
  end: number;
  levels: number;
  draft: Pick<EventDraft, "early" | "finalSeconds">;
  weightSums: readonly number[];
}

/** How much of what decides the event is known at a moment, in [0, 1]. */
function knownAt(course: Course, now: number): number {
  if (now >= course.end) return 1;
  const { early, finalSeconds } = course.draft;
  const turn = course.end - finalSeconds;
  if (now < turn) return (early * Math.max(0, now - course.start)) / (turn - course.start);
  return early + ((1 - early) * (now - turn)) / finalSeconds;
}

/** A knock-out tree over the exclusive markets: chances are products of independent martingales and sum to one at any moment. */
function exclusiveChance(course: Course, leaf: number, known: number): number {
  const sums = course.weightSums;
  let low = 0;
  let high = sums.length - 1;
  let node = 1;
  let chance = 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const from = sums[low] ?? 0;
    const share = ((sums[middle] ?? 0) - from) / ((sums[high] ?? 1) - from);
    const left = chanceAt(hash(course.key, 0x7ee, node), share, known, course.levels);
    node *= 2;
    if (leaf < middle) {
      chance *= left;
      high = middle;
    } else {
      chance *= 1 - left;
      low = middle;
      node += 1;
    }
  }
  return chance;
}

/** The chance that a stage brings the event, known at a moment of that stage's own course. */
export function stageChance(
  course: Course,
  stage: { stage: number; hazard: number },
  end: number,
  now: number,
): number {
  const known = Math.min(1, Math.max(0, (now - course.start) / (end - course.start)));
  return chanceAt(hash(course.key, 0x57a, stage.stage), stage.hazard, known, course.levels);
}

export function stageEnd(span: { start: number; end: number }, share: number | undefined): number {
  return Math.round(span.start + (span.end - span.start) * (share ?? 1));
}

function byStage(event: EventSpec, last: number, now: number): number {
  let never = 1;
  for (const market of event.markets) {
    if (market.pricing.kind !== "stage" || market.pricing.stage > last) continue;
    const end = stageEnd(event, market.endShare);
    never *= 1 - stageChance(event, market.pricing, end, now);
  }
  return 1 - never;
}

/** The true chance of the market's first outcome at a moment (unix seconds): a martingale that ends in 0 or 1. */
export function trueChance(market: MarketSpec, now: number): number {
  const { pricing, event } = market;
  if (pricing.kind === "stage") return byStage(event, pricing.stage, now);
  const known = knownAt(event, now);
  if (pricing.kind === "exclusive") return exclusiveChance(event, pricing.leaf, known);
  return chanceAt(hash(event.key, 0x9a, pricing.path), pricing.prior, known, event.levels);
}
