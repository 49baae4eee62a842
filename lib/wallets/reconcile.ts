import type { PnlIssue } from "./pnl-event.ts";

export type Reconciliation = {
  state: "reconciled" | "differs" | "incomplete";
  /** Of the money that moved; null where nothing is compared. */
  difference: number | null;
  reason: PnlIssue | "activity" | "never-fetched" | "methods" | "official" | null;
  officialUsd: number | null;
};

const METHODS_TOLERANCE = 0.01;
const OFFICIAL_TOLERANCE = 0.05;

/** The badge beside a wallet's profit and loss. */
export function reconcile(figures: {
  totalUsd: number;
  cashFlowUsd: number;
  movedUsd: number;
  issues: readonly PnlIssue[];
  coverage: "complete" | "truncated" | "lower_bound" | null;
  officialUsd: number | null;
}): Reconciliation {
  const { totalUsd, cashFlowUsd, issues, coverage, officialUsd } = figures;
  const [issue] = issues;
  const scale = Math.max(figures.movedUsd, 100);
  const methods = Math.abs(totalUsd - cashFlowUsd) / scale;
  const official = officialUsd === null ? 0 : Math.abs(totalUsd - officialUsd) / scale;
  if (coverage === null)
    return { state: "incomplete", difference: null, reason: "never-fetched", officialUsd };
  if (coverage !== "complete")
    return { state: "incomplete", difference: null, reason: "activity", officialUsd };
  if (issue) return { state: "incomplete", difference: methods, reason: issue, officialUsd };
  if (methods > METHODS_TOLERANCE)
    return { state: "differs", difference: methods, reason: "methods", officialUsd };
  if (official > OFFICIAL_TOLERANCE)
    return { state: "differs", difference: official, reason: "official", officialUsd };
  return {
    state: "reconciled",
    difference: Math.max(methods, official),
    reason: null,
    officialUsd,
  };
}
