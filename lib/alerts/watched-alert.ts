import type { AlertCondition } from "./schema.ts";

type MarketReference = { id?: string | null; title?: string | null; condition_id?: string };

/** What there is to see for an alert, as `read_alert_observations` says it; times as the database writes them. */
export type LevelSight = {
  price: number | null;
  spread: number | null;
  status: string | null;
  closed: boolean;
  title: string;
  at: string;
  change24h: number | null;
  earlier: number | null;
  earlierAt: string | null;
};
export type TradeSight = {
  key: string;
  at: string;
  wallet: string;
  walletName: string | null;
  usd: number;
  price: number;
  side: "BUY" | "SELL";
  outcome: number;
  market: MarketReference;
};
export type WhaleSight = {
  wallet: string;
  walletName: string | null;
  market: MarketReference;
  opening: { shares: number; peak: number };
  fills: { key: string; at: string; shares: number; yesPrice: number }[];
};
export type ConsensusSight = {
  key: string;
  at: string;
  side: "YES" | "NO";
  reason: string | null;
  price: number | null;
  marketId: string;
  title: string | null;
};
export type NewMarketSight = { id: string; title: string; price: number | null; at: string };
export type FailedRunSight = {
  key: string;
  at: string;
  workflowId: string | null;
  name: string | null;
  message: string | null;
};
export type SetSight = {
  title: string;
  /** Payout less cost of the better side; null where it cannot be known. */
  edge: number | null;
  side: "yes" | "no" | null;
  at: string;
  problem: string | null;
};

/** An alert's watch before and after an evaluation. */
export type WatchState = {
  lastValue: number | null;
  lastText: string | null;
  lastObservedAt: string | null;
  isArmed: boolean;
  watermark: string;
};

export type Watch = WatchState & {
  condition: AlertCondition;
  cooldownSeconds: number;
  lastFiredAt: string | null;
};

/** What is told: the words, the figure and the moment of the data. */
export type Firing = {
  /** The same happening has the same key. */
  key: string;
  title: string;
  body: string | null;
  value: number | null;
  threshold: number | null;
  link: string;
  observedAt: string;
};

/**
 * `level` has a number that is met or not · `change` a word that may become another · `happenings` are rows, each told
 * once. `problem` says why nothing can be known.
 */
export type Sighting =
  | {
      type: "level";
      value: number | null;
      at: string | null;
      problem: string | null;
      /** Whether this value, after that one, is to be told. */
      isMet(value: number): boolean;
      /** Told when it passes the level and not while it stays beyond. */
      crosses?(last: number, value: number): boolean;
      tell(value: number, last: number | null): Omit<Firing, "key" | "observedAt">;
    }
  | {
      type: "change";
      text: string | null;
      at: string | null;
      problem: string | null;
      isWanted(text: string): boolean;
      tell(text: string): Omit<Firing, "key" | "observedAt">;
    }
  | {
      type: "happenings";
      /** Newest or largest first. */
      found: Firing[];
      /** There are more than are named. */
      total: number;
      /** What several are called together. */
      together(count: number): string;
      problem: string | null;
    };
