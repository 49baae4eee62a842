import type { FactsOf, MarketFacts, PnlEvent, PnlIssue } from "./pnl-event.ts";

/** Shares below this are none. */
export const DUST = 1e-6;

export type TokenPosition = {
  tokenId: string;
  conditionId: string;
  /** Shares. */
  size: number;
  /** Dollars a share of what is held; after the last share is gone, of what was held last. */
  average: number;
  totalBought: number;
  realizedUsd: number;
};

export type AverageCost = {
  positions: Map<string, TokenPosition>;
  realizedUsd: number;
  feesUsd: number;
  rewardsUsd: number;
  issues: Set<PnlIssue>;
};

export const emptyBooks = (): AverageCost => ({
  positions: new Map(),
  realizedUsd: 0,
  feesUsd: 0,
  rewardsUsd: 0,
  issues: new Set(),
});

/** Average cost an outcome token; the rules stand in docs/methodology.md. */
export function runAverageCost(events: readonly PnlEvent[], factsOf: FactsOf): AverageCost {
  const books = emptyBooks();
  for (const event of events) applyEvent(books, event, factsOf);
  return books;
}

/** One step, so that a walk over days can look between events. */
export function applyEvent(books: AverageCost, event: PnlEvent, factsOf: FactsOf): void {
  switch (event.kind) {
    case "reward":
      books.rewardsUsd += event.usd;
      return;
    case "unknown":
      books.issues.add("unknown-type");
      return;
    case "buy":
    case "sell":
      if (event.feeUsd === null) books.issues.add("unknown-fee");
      books.feesUsd += event.feeUsd ?? 0;
      if (event.kind === "buy") buy(positionOf(books, event), event.size, event.price);
      else sell(books, positionOf(books, event), event.size, event.price);
      return;
    case "transfer":
      books.issues.add("transfer");
      buy(positionOf(books, event), event.size, 0);
      return;
    case "convert":
      convert(books, event, factsOf);
      return;
    case "split":
    case "merge":
    case "redeem":
      applyToMarket(books, event, factsOf);
  }
}

function positionOf(
  { positions }: AverageCost,
  { tokenId, conditionId }: { tokenId: string; conditionId: string },
): TokenPosition {
  const known = positions.get(tokenId);
  if (known) return known;
  const made = { tokenId, conditionId, size: 0, average: 0, totalBought: 0, realizedUsd: 0 };
  positions.set(tokenId, made);
  return made;
}

function buy(position: TokenPosition, size: number, price: number): void {
  if (size <= 0) return;
  position.average = (position.average * position.size + price * size) / (position.size + size);
  position.size += size;
  position.totalBought += size;
}

/** What is sold beyond what is held came from somewhere that is not tracked: it brings no profit. */
function sell(books: AverageCost, position: TokenPosition, size: number, price: number): void {
  const sold = Math.min(size, position.size);
  if (size - sold > DUST + 1e-9 * size) books.issues.add("oversold");
  const gain = sold * (price - position.average);
  position.realizedUsd += gain;
  books.realizedUsd += gain;
  position.size = position.size - sold < DUST ? 0 : position.size - sold;
}

const tokensOf = (facts: MarketFacts) =>
  facts.tokenIds.map((tokenId) => ({ tokenId, conditionId: facts.conditionId }));

function applyToMarket(
  books: AverageCost,
  event: Extract<PnlEvent, { kind: "redeem" } | { kind: "split" | "merge" }>,
  factsOf: FactsOf,
): void {
  const facts = factsOf(event.conditionId);
  if (!facts || facts.tokenIds.length !== 2) {
    books.issues.add("unknown-market");
    return;
  }
  const pair = tokensOf(facts).map((token) => positionOf(books, token));
  if (event.kind === "redeem") redeem(books, pair, facts.payouts ?? inferPayouts(pair, event.usd));
  else if (event.kind === "split") for (const position of pair) buy(position, event.size, 0.5);
  else for (const position of pair) sell(books, position, event.size, 0.5);
}

function redeem(
  books: AverageCost,
  pair: readonly TokenPosition[],
  payouts: readonly number[] | null,
): void {
  if (!payouts) {
    books.issues.add("unknown-payout");
    return;
  }
  for (const [outcome, position] of pair.entries())
    sell(books, position, position.size, payouts[outcome] ?? 0);
}

/** Where the market is not synced yet, the dollars that were paid tell which outcome won. */
export function inferPayouts(
  pair: readonly { size: number }[],
  usd: number | null,
): [number, number] | null {
  const [first = 0, second = 0] = pair.map(({ size }) => size);
  if (usd === null) return null;
  const fits = ([one, other]: [number, number]) =>
    Math.abs(first * one + second * other - usd) <= 0.01 + 0.001 * usd;
  const found = (
    [
      [1, 0],
      [0, 1],
      [0.5, 0.5],
    ] as [number, number][]
  ).filter(fits);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * Every NO share goes at its own average; what they cost above the dollars that come back is the cost of the YES
 * shares of the other questions. Where there are no others it is realised.
 */
function convert(
  books: AverageCost,
  event: PnlEvent & { kind: "convert" },
  factsOf: FactsOf,
): void {
  const given = event.conditionIds.map(factsOf);
  const set = given[0]?.setConditionIds ?? null;
  const others = set?.filter((id) => !event.conditionIds.includes(id)).map(factsOf) ?? null;
  const noTokens = given.flatMap((facts) => (facts ? (tokensOf(facts)[1] ?? []) : []));
  const yesTokens = others?.flatMap((facts) => (facts ? (tokensOf(facts)[0] ?? []) : [])) ?? [];
  if (!others || noTokens.length < given.length || yesTokens.length < others.length) {
    books.issues.add("unknown-set");
    return;
  }
  let costUsd = 0;
  for (const token of noTokens) {
    const position = positionOf(books, token);
    costUsd += Math.min(position.size, event.size) * position.average;
    sell(books, position, event.size, position.average);
  }
  const left = costUsd - event.usd;
  if (yesTokens.length === 0) {
    const last = noTokens[0] && positionOf(books, noTokens[0]);
    if (last) last.realizedUsd -= left;
    books.realizedUsd -= left;
  }
  for (const token of yesTokens)
    buy(positionOf(books, token), event.size, left / yesTokens.length / event.size);
}
