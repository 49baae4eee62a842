import type { Random } from "../rng.ts";
import type { TagKey } from "../tags.ts";

/** How a market's true chance moves: markets of one path move together, leaves of one event exclude each other. */
export type Pricing =
  | { kind: "threshold"; path: number; prior: number }
  | { kind: "exclusive"; leaf: number; weight: number }
  | { kind: "stage"; stage: number; hazard: number };

export interface MarketDraft {
  question: string;
  group: string;
  outcomes: readonly [string, string];
  pricing: Pricing;
  other?: boolean;
  placeholder?: boolean;
  threshold?: number;
  sport?: { type: string; line?: number };
  /** Share of the event's span at which a stage is decided; 1 where it is not said. */
  endShare?: number;
}

export interface EventDraft {
  title: string;
  tags: readonly TagKey[];
  markets: readonly MarketDraft[];
  rules: string;
  source: string;
  negRisk?: boolean;
  augmented?: boolean;
  cumulative?: boolean;
  /** Share of what there is to know that comes out evenly over the event's span; the rest comes in the final seconds. */
  early: number;
  finalSeconds: number;
  feeType?: "crypto_fees" | "sports_fees";
  /** Lifetime dollars of a typical market of the event, as a factor on the common median. */
  size?: number;
  gameStart?: number;
  series?: string;
}

export interface DraftContext {
  random: Random;
  slot: number;
  n: number;
  /** Unix seconds. */
  start: number;
  end: number;
  markets: number;
}

export interface Template {
  key: string;
  /** Share of the slots. */
  weight: number;
  days: readonly [number, number];
  markets: readonly [number, number];
  /** Markets that stay open until the event ends; all where it is not said. */
  alwaysOpen?: number;
  /** Its market stands in no event. */
  orphan?: boolean;
  draft: (context: DraftContext) => EventDraft;
}

const YES_NO = ["Yes", "No"] as const;

export function yesNo(question: string, group: string, pricing: Pricing): MarketDraft {
  return { question, group, outcomes: YES_NO, pricing };
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

export function monthName(seconds: number): string {
  return MONTHS[new Date(seconds * 1000).getUTCMonth()] ?? "";
}

export function dayName(seconds: number): string {
  return `${monthName(seconds)} ${new Date(seconds * 1000).getUTCDate()}`;
}

export function yearOf(seconds: number): number {
  return new Date(seconds * 1000).getUTCFullYear();
}

/** Weights that fall off as in real fields of candidates: a few that count and a long tail. */
export function fieldWeights(random: Random, count: number, steepness: number): number[] {
  const raw = Array.from({ length: count }, (_, index) =>
    Math.exp(-steepness * index + random.between(-0.5, 0.5)),
  );
  const sum = raw.reduce((total, value) => total + value, 0);
  return raw.map((value) => value / sum);
}

/** Keeps a prior where a market would still be quoted. */
export function priorOf(value: number): number {
  return Math.min(0.985, Math.max(0.015, value));
}
