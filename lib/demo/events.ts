import { stageChance, stageEnd, trueChance } from "./chance.ts";
import { eventIdOf, marketIdOf, slugTail, toCode } from "./ids.ts";
import { namesOf, slugify } from "./market-names.ts";
import type { EventSpec, FeeSchedule, MarketSpec } from "./market-spec.ts";
import { normalQuantile } from "./normal.ts";
import { levelsFor } from "./price-path.ts";
import { hash, randomFrom, unit } from "./rng.ts";
import { lifecycleOf, type Slot, spanOf } from "./slots.ts";
import type { EventDraft, MarketDraft } from "./templates/draft.ts";

const MEDIAN_VOLUME = 14_000;
const FEES: Record<string, FeeSchedule> = {
  crypto_fees: { exponent: 2, rate: 0.25, takerOnly: true, rebateRate: 0.2 },
  sports_fees: { exponent: 1, rate: 0.02, takerOnly: true, rebateRate: 0.25 },
};

function weightSumsOf(markets: readonly MarketDraft[]): number[] {
  const sums = [0];
  for (const { pricing } of markets) {
    if (pricing.kind === "exclusive")
      sums.push((sums.at(-1) ?? 0) + Math.max(1e-4, pricing.weight));
  }
  return sums;
}

/** Lifetime dollars, resting dollars and the spread that follows from them. */
function sizeOf(key: number, draft: EventDraft, popularity: number) {
  const random = randomFrom(hash(key, 0x512e));
  const median = MEDIAN_VOLUME * (draft.size ?? 1) * popularity;
  const scale = median * Math.exp(1.5 * normalQuantile(random.next()));
  const traded = !random.chance(0.16);
  const resting = 150 + 5 * scale ** 0.72 * Math.exp(0.4 * normalQuantile(random.next()));
  const wide = random.chance(0.045);
  const empty = !traded && random.chance(0.2);
  const liquidity = empty ? 0 : traded && !wide ? resting : resting / 6;
  const spread = wide ? random.between(110, 320) : 900 / Math.sqrt(liquidity + 60);
  const fine = liquidity > 20_000 || random.chance(0.3);
  return {
    lifetimeVolume: traded ? Math.min(2e7, scale) : 0,
    liquidity,
    spread: Math.min(320, spread),
    tick: fine ? 1 : 10,
    hasBids: liquidity > 0 && !random.chance(0.03),
    hasEndDate: !random.chance(0.01),
  };
}

function feeOf(event: EventSpec): FeeSchedule | null {
  const type = event.draft.feeType;
  return type && hash(event.key, 0xfee) % 2 === 0 ? (FEES[type] ?? null) : null;
}

/** The first stage that brings the event; none is Infinity. */
function decidingStage(event: EventSpec): number {
  for (const { pricing, endShare } of event.draft.markets) {
    if (pricing.kind !== "stage") continue;
    const end = stageEnd(event, endShare);
    if (stageChance(event, pricing, end, end) === 1) return pricing.stage;
  }
  return Number.POSITIVE_INFINITY;
}

function endOf(event: EventSpec, draft: MarketDraft, decided: number): number {
  if (draft.pricing.kind !== "stage") return event.end;
  const deciding = event.draft.markets[Math.min(decided, draft.pricing.stage)] ?? draft;
  return stageEnd(event, deciding.endShare);
}

function payoutOf(market: MarketSpec, cancelled: boolean): readonly [number, number] {
  if (cancelled) return [0.5, 0.5];
  return trueChance(market, market.end) > 0.5 ? [1, 0] : [0, 1];
}

/** The event that a slot runs for the n-th time. */
export function buildEvent(seed: number, slotIndex: number, slot: Slot, n: number): EventSpec {
  const span = spanOf(slot, n);
  const key = hash(seed, 0xe7e, slotIndex, n);
  const draft = slot.template.draft({
    random: randomFrom(hash(key, 0xd4af)),
    slot: slotIndex,
    n,
    ...span,
    markets: slot.markets,
  });
  const event: EventSpec = {
    ...span,
    slot: slotIndex,
    n,
    key,
    id: eventIdOf({ slot: slotIndex, n }),
    slug: `${slugify(draft.title)}-${slugTail(slotIndex, n)}`,
    orphan: slot.template.orphan === true,
    draft,
    life: lifecycleOf(seed, slotIndex, n, span.end, slot.period),
    levels: levelsFor(span.end - span.start),
    weightSums: weightSumsOf(draft.markets),
    tradeSums: [],
    markets: [],
  };
  const decided = decidingStage(event);
  const cancelled = !draft.negRisk && unit(hash(key, 0xca9c)) < 0.008;
  event.markets = draft.markets.map((marketDraft, k) =>
    buildMarket({
      seed,
      event,
      draft: marketDraft,
      k,
      end: endOf(event, marketDraft, decided),
      slot,
    }),
  );
  for (const market of event.markets) market.payout = payoutOf(market, cancelled);
  event.tradeSums = tradeSumsOf(event.markets);
  return event;
}

function tradeSumsOf(markets: readonly MarketSpec[]): number[] {
  let sum = 0;
  return markets.map((market) => (sum += Math.sqrt(market.lifetimeVolume)));
}

interface MarketParts {
  seed: number;
  event: EventSpec;
  draft: MarketDraft;
  k: number;
  end: number;
  slot: Slot;
}

function buildMarket({ seed, event, draft, k, end, slot }: MarketParts): MarketSpec {
  const ref = { slot: event.slot, n: event.n, k };
  const code = toCode(ref);
  const key = hash(event.key, 0x3a4, k);
  return {
    ...draft,
    ...sizeOf(key, event.draft, slot.popularity),
    ref,
    code,
    key,
    id: marketIdOf(ref),
    names: namesOf(seed, ref, draft.question),
    tradeKey: (ref.slot * 256 + (ref.n % 256)) * 32 + ref.k,
    event,
    end,
    life: lifecycleOf(seed, ref.slot, ref.n, end, slot.period),
    payout: [0, 0],
    fee: feeOf(event),
  };
}
