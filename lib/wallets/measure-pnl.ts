import { type AverageCost, DUST, runAverageCost } from "./average-cost.ts";
import { type CashFlow, markOf, runCashFlow, valueOfBalances } from "./cash-flow.ts";
import type { FactsOf, PnlEvent, PnlIssue } from "./pnl-event.ts";
import { reconcile, type Reconciliation } from "./reconcile.ts";

export type Pnl = {
  realizedUsd: number;
  unrealizedUsd: number;
  feesUsd: number;
  rewardsUsd: number;
  /** By average cost. */
  totalUsd: number;
  cashFlowUsd: number;
  valueUsd: number;
  /** Open shares without a price, which stand at nothing in the sums: each is worth up to a dollar. */
  unmarkedShares: number;
  events: number;
  issues: PnlIssue[];
  reconciliation: Reconciliation;
  books: AverageCost;
  flow: CashFlow;
};

export type PnlContext = {
  factsOf: FactsOf;
  /** Of the stored activity; null while it was never fetched whole. */
  coverage: "complete" | "truncated" | "lower_bound" | null;
  officialUsd: number | null;
};

/** Both methods over the same events, and whether they and the upstream's own figure agree. */
export function measurePnl(
  events: readonly PnlEvent[],
  { factsOf, coverage, officialUsd }: PnlContext,
): Pnl {
  const books = runAverageCost(events, factsOf);
  const flow = runCashFlow(events, factsOf);
  const { unrealizedUsd, unmarkedShares } = toUnrealized(books, factsOf);
  const { valueUsd } = valueOfBalances(flow, factsOf);
  if (unmarkedShares > 0) books.issues.add("unknown-mark");
  const { realizedUsd, feesUsd, rewardsUsd } = books;
  const totalUsd = realizedUsd + unrealizedUsd - feesUsd + rewardsUsd;
  const cashFlowUsd = flow.netUsd + valueUsd;
  const issues = [...books.issues];
  const reconciliation = reconcile({
    totalUsd,
    cashFlowUsd,
    movedUsd: flow.movedUsd,
    issues,
    coverage,
    officialUsd,
  });
  return {
    realizedUsd,
    unrealizedUsd,
    feesUsd,
    rewardsUsd,
    totalUsd,
    cashFlowUsd,
    valueUsd,
    unmarkedShares,
    events: events.length,
    issues,
    reconciliation,
    books,
    flow,
  };
}

function toUnrealized({ positions }: AverageCost, factsOf: FactsOf) {
  let unrealizedUsd = 0;
  let unmarkedShares = 0;
  for (const { tokenId, conditionId, size, average } of positions.values()) {
    if (size < DUST) continue;
    const mark = markOf(factsOf(conditionId), tokenId);
    if (mark === null) unmarkedShares += size;
    unrealizedUsd += size * ((mark ?? 0) - average);
  }
  return { unrealizedUsd, unmarkedShares };
}
