import { buildEvent } from "./events.ts";
import { codeOfConditionId, codeOfTokenId, fromCode, type MarketRef } from "./ids.ts";
import type { EventSpec, MarketSpec } from "./market-spec.ts";
import { lifecycleOf, runningAt, type Slot, slotsFor, spanOf } from "./slots.ts";

const KEPT_EVENTS = 8000;

export interface World {
  seed: number;
  /** How many open markets it was made for. */
  markets: number;
  slots: readonly Slot[];
  eventAt: (slot: number, n: number) => EventSpec | null;
  marketAt: (ref: MarketRef) => MarketSpec | null;
  marketOfCondition: (conditionId: string) => MarketSpec | null;
  marketOfToken: (tokenId: string) => { market: MarketSpec; outcome: 0 | 1 } | null;
}

/** Fixed at its making; the events that it remembers only spare building them again. */
export function createWorld(seed: number, markets: number): World {
  const slots = slotsFor(seed, markets);
  const kept = new Map<number, EventSpec>();

  function eventAt(slotIndex: number, n: number): EventSpec | null {
    const slot = slots[slotIndex];
    if (!slot || n < 0 || n >= 16_384) return null;
    const key = slotIndex * 16_384 + n;
    const known = kept.get(key);
    if (known) return known;
    const event = buildEvent(seed, slotIndex, slot, n);
    if (kept.size >= KEPT_EVENTS) {
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        break;
      }
    }
    kept.set(key, event);
    return event;
  }

  function marketAt({ slot, n, k }: MarketRef): MarketSpec | null {
    return eventAt(slot, n)?.markets[k] ?? null;
  }

  return {
    seed,
    markets,
    slots,
    eventAt,
    marketAt,
    marketOfCondition: (conditionId) => {
      const code = codeOfConditionId(seed, conditionId.toLowerCase());
      return code === null ? null : marketAt(fromCode(code));
    },
    marketOfToken: (tokenId) => {
      const found = codeOfTokenId(seed, tokenId);
      const market = found && marketAt(fromCode(found.code));
      return found && market ? { market, outcome: found.outcome } : null;
    },
  };
}

/** The first and last event of a slot that were there and, at `now`, are open or closed no longer ago than asked for. */
export function livingRange(
  world: World,
  slotIndex: number,
  now: number,
  which: { closed: boolean | null; closedWithinSeconds: number },
): { first: number; last: number } {
  const slot = world.slots[slotIndex];
  if (!slot) return { first: 0, last: -1 };
  const running = runningAt(slot, now);
  const before = running - 1;
  const { end } = spanOf(slot, before);
  const lingers = lifecycleOf(world.seed, slotIndex, before, end, slot.period).closedAt > now;
  const firstOpen = lingers ? before : running;
  if (which.closed === false) return { first: Math.max(0, firstOpen), last: running };
  const since = Math.max(0, runningAt(slot, now - which.closedWithinSeconds));
  return { first: since, last: which.closed ? firstOpen - 1 : running };
}
