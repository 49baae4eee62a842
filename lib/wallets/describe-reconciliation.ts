import type { WalletPnl } from "./schema.ts";

type Reconciliation = WalletPnl["reconciliation"];

const REASONS: Record<string, string> = {
  "never-fetched": "its activity was never fetched whole",
  activity: "a part of its activity is missing",
  methods: "the two methods differ",
  official: "the source's own figure differs",
  oversold: "it sold more than it is known to have held",
  transfer: "shares came by a transfer without a price",
  "unknown-payout": "a redemption's payout is unknown",
  "unknown-set": "the set of questions of a conversion is unknown",
  "unknown-market": "a market that it traded is not known",
  "unknown-mark": "an open position has no price",
  "unknown-fee": "a fee is unknown",
  "unknown-type": "an activity of an unknown kind",
};

/** The badge beside a wallet's profit and loss, and what it rests on. */
export function describeReconciliation({ state, difference, reason }: Reconciliation): {
  label: string;
  tone: "yes" | "warn" | "neutral";
  hint: string;
} {
  const share = difference === null ? null : `${(difference * 100).toFixed(1)} %`;
  const why = reason === null ? null : (REASONS[reason] ?? reason);
  if (state === "reconciled")
    return {
      label: "Reconciled",
      tone: "yes",
      hint: `Average cost and cash flow agree within ${share ?? "1 %"} of the money that moved`,
    };
  if (state === "differs")
    return {
      label: `Differs by ${share ?? "—"}`,
      tone: "warn",
      hint: `Of the money that moved: ${why ?? "the methods do not agree"}`,
    };
  return { label: "Incomplete", tone: "neutral", hint: `Not compared: ${why ?? "unknown"}` };
}
