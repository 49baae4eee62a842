import { DUST, inferPayouts } from "./average-cost.ts";
import type { FactsOf, MarketFacts, PnlEvent } from "./pnl-event.ts";

export type CashFlow = {
  /** Dollars received less dollars paid. */
  netUsd: number;
  /** Dollars that moved in either direction. */
  movedUsd: number;
  /** Shares by token. */
  balances: Map<string, { conditionId: string; size: number }>;
};

/** Dollars and shares alone, without any cost or average: the check on the other method. */
export function runCashFlow(events: readonly PnlEvent[], factsOf: FactsOf): CashFlow {
  const flow: CashFlow = { netUsd: 0, movedUsd: 0, balances: new Map() };
  for (const event of events) {
    const usd = cashOf(flow, event, factsOf);
    flow.netUsd += usd;
    flow.movedUsd += Math.abs(usd);
    moveShares(flow, event, factsOf);
  }
  return flow;
}

function cashOf(flow: CashFlow, event: PnlEvent, factsOf: FactsOf): number {
  switch (event.kind) {
    case "buy":
      return -(event.size * event.price + (event.feeUsd ?? 0));
    case "sell":
      return event.size * event.price - (event.feeUsd ?? 0);
    case "split":
      return -event.size;
    case "merge":
      return event.size;
    case "redeem":
      return event.usd ?? worthOf(flow, factsOf(event.conditionId));
    case "convert":
    case "reward":
      return event.usd;
    case "transfer":
    case "unknown":
      return 0;
  }
}

/** Where the upstream names no dollars of a redemption. */
function worthOf({ balances }: CashFlow, facts: MarketFacts | null): number {
  const sizes = facts?.tokenIds.map((tokenId) => balances.get(tokenId)?.size ?? 0) ?? [];
  return sizes.reduce((sum, size, outcome) => sum + size * (facts?.payouts?.[outcome] ?? 0), 0);
}

function move(flow: CashFlow, tokenId: string | undefined, conditionId: string, shares: number) {
  if (tokenId === undefined) return;
  const known = flow.balances.get(tokenId)?.size ?? 0;
  flow.balances.set(tokenId, { conditionId, size: known + shares });
}

function moveShares(flow: CashFlow, event: PnlEvent, factsOf: FactsOf): void {
  switch (event.kind) {
    case "buy":
    case "transfer":
      return move(flow, event.tokenId, event.conditionId, event.size);
    case "sell":
      return move(flow, event.tokenId, event.conditionId, -event.size);
    case "split":
      return movePair(flow, factsOf(event.conditionId), event.size);
    case "merge":
      return movePair(flow, factsOf(event.conditionId), -event.size);
    case "redeem":
      return redeemShares(flow, event, factsOf(event.conditionId));
    case "convert":
      return convertShares(flow, event, factsOf);
    case "reward":
    case "unknown":
  }
}

function movePair(flow: CashFlow, facts: MarketFacts | null, shares: number): void {
  for (const tokenId of facts?.tokenIds ?? [])
    move(flow, tokenId, facts?.conditionId ?? "", shares);
}

function convertShares(
  flow: CashFlow,
  { conditionIds, size }: PnlEvent & { kind: "convert" },
  factsOf: FactsOf,
): void {
  const [first = ""] = conditionIds;
  for (const id of conditionIds) move(flow, factsOf(id)?.tokenIds[1], id, -size);
  for (const id of factsOf(first)?.setConditionIds ?? [])
    if (!conditionIds.includes(id)) move(flow, factsOf(id)?.tokenIds[0], id, size);
}

function redeemShares(
  flow: CashFlow,
  event: PnlEvent & { kind: "redeem" },
  facts: MarketFacts | null,
): void {
  const pair = facts?.tokenIds.map((tokenId) => ({
    size: flow.balances.get(tokenId)?.size ?? 0,
  }));
  if (!facts || !pair || !(facts.payouts ?? inferPayouts(pair, event.usd))) return;
  for (const tokenId of facts.tokenIds)
    flow.balances.set(tokenId, { conditionId: facts.conditionId, size: 0 });
}

/** Dollars that the open shares are worth, and whether each had a mark. */
export function valueOfBalances(
  { balances }: Pick<CashFlow, "balances">,
  factsOf: FactsOf,
): { valueUsd: number; unmarked: number } {
  let valueUsd = 0;
  let unmarked = 0;
  for (const [tokenId, { conditionId, size }] of balances) {
    if (size < DUST) continue;
    const mark = markOf(factsOf(conditionId), tokenId);
    if (mark === null) unmarked += 1;
    else valueUsd += size * mark;
  }
  return { valueUsd, unmarked };
}

/** The payout once settled, else what the share could be sold for. */
export function markOf(facts: MarketFacts | null, tokenId: string): number | null {
  const outcome = facts?.tokenIds.indexOf(tokenId) ?? -1;
  if (!facts || outcome < 0) return null;
  return facts.payouts ? (facts.payouts[outcome] ?? null) : (facts.marks[outcome] ?? null);
}
