import type { MarketRef } from "./ids.ts";
import type { Lifecycle, Span } from "./slots.ts";
import type { EventDraft, MarketDraft } from "./templates/draft.ts";

/** fee = shares × rate × (p(1 − p))^exponent, paid by takers. */
export interface FeeSchedule {
  exponent: number;
  rate: number;
  takerOnly: boolean;
  rebateRate: number;
}

/** The market's public names; made when they are first asked for, since most markets are never shown. */
export interface MarketNames {
  readonly slug: string;
  readonly conditionId: string;
  readonly tokenIds: readonly [string, string];
}

/** All that is fixed about a market from its birth; everything that moves is a function of this and a moment. */
export interface MarketSpec extends MarketDraft {
  ref: MarketRef;
  code: number;
  key: number;
  id: string;
  names: MarketNames;
  /** A small number of its own among the markets of one history of trades. */
  tradeKey: number;
  event: EventSpec;
  /** When its question is decided; the event's end or, for a stage, its own. */
  end: number;
  life: Lifecycle;
  /** Dollars a share of each outcome: 1 and 0, or a half each. */
  payout: readonly [number, number];
  /** Dollars over its whole life; 0 where nobody ever trades it. */
  lifetimeVolume: number;
  liquidity: number;
  /** Typical spread at even odds, in thousandths of a dollar. */
  spread: number;
  /** In thousandths of a dollar. */
  tick: number;
  fee: FeeSchedule | null;
  hasBids: boolean;
  hasEndDate: boolean;
}

export interface EventSpec extends Span {
  slot: number;
  n: number;
  key: number;
  id: string;
  slug: string;
  /** Its only market is listed without an event. */
  orphan: boolean;
  draft: EventDraft;
  life: Lifecycle;
  levels: number;
  /** Running sums of the weights of exclusive markets, starting with 0. */
  weightSums: readonly number[];
  /** Running sums of how readily its markets are traded. */
  tradeSums: readonly number[];
  markets: MarketSpec[];
}
