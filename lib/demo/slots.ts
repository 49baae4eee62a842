import { normalQuantile } from "./normal.ts";
import { hash, randomFrom, unit } from "./rng.ts";
import type { Template } from "./templates/draft.ts";
import { templateOf } from "./templates/index.ts";

/** 2020-01-01; nothing happened before. */
const FIRST_MOMENT = 1_577_836_800;
const HALF_HOUR = 1800;
const DAY = 86_400;

/** A place where events follow each other, each as long as the slot's period: as one ends the next begins, so the number of open markets stays. */
export interface Slot {
  template: Template;
  period: number;
  phase: number;
  markets: number;
  /** How much its events are traded, around 1. */
  popularity: number;
}

export function slotOf(seed: number, index: number): Slot {
  const template = templateOf(seed, index);
  const random = randomFrom(hash(seed, 0x510, index));
  const period = random.int(template.days[0], template.days[1]) * DAY;
  const phase = Math.floor((random.next() * period) / HALF_HOUR) * HALF_HOUR;
  const markets = random.int(template.markets[0], template.markets[1]);
  return {
    template,
    period,
    phase,
    markets,
    popularity: Math.exp(0.9 * normalQuantile(random.next())),
  };
}

/** As many slots as hold the wanted number of markets at any moment. */
export function slotsFor(seed: number, markets: number): Slot[] {
  const slots: Slot[] = [];
  for (let held = 0; held < markets;) {
    const slot = slotOf(seed, slots.length);
    slots.push(slot);
    held += slot.template.alwaysOpen ?? slot.markets;
  }
  return slots;
}

export interface Span {
  start: number;
  end: number;
}

export function spanOf(slot: Slot, n: number): Span {
  const start = FIRST_MOMENT + slot.phase + n * slot.period;
  return { start, end: start + slot.period };
}

/** The event of the slot that runs at a moment; negative before the first. */
export function runningAt(slot: Slot, now: number): number {
  return Math.floor((now - FIRST_MOMENT - slot.phase) / slot.period);
}

export interface Lifecycle {
  proposedAt: number;
  disputedAt: number | null;
  closedAt: number;
  /** Later than the closing for the few that close on a proposal. */
  resolvedAt: number;
}

/** What follows the end: a proposal, sometimes a dispute, sometimes a long silence, then the settlement. Always shorter than the slot's period. */
export function lifecycleOf(
  seed: number,
  slot: number,
  n: number,
  end: number,
  period: number,
): Lifecycle {
  const draw = unit(hash(seed, 0x11f, slot, n));
  const delay = unit(hash(seed, 0x120, slot, n));
  const proposedAt = end + 1200 + Math.floor(delay * 5400);
  if (draw < 0.06 && period >= 5 * DAY) {
    const closedAt = proposedAt + DAY + Math.floor(delay * 2 * DAY);
    return { proposedAt, disputedAt: proposedAt + 3600, closedAt, resolvedAt: closedAt };
  }
  if (draw < 0.1 && period >= 10 * DAY) {
    const late = end + 2 * DAY + Math.floor(delay * 4 * DAY);
    return { proposedAt: late, disputedAt: null, closedAt: late + 7200, resolvedAt: late + 7200 };
  }
  const closedAt = proposedAt + 7200;
  const resolvedAt = draw > 0.97 ? closedAt + DAY : closedAt;
  return { proposedAt, disputedAt: null, closedAt, resolvedAt };
}
