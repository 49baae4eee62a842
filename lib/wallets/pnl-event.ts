/** One stored line of a wallet's activity, as far as profit and loss need it. */
export type ActivityRow = {
  type: string;
  occurredAt: string;
  transactionHash: string | null;
  conditionId: string | null;
  tokenId: string | null;
  side: "BUY" | "SELL" | null;
  /** Shares. */
  size: number | null;
  price: number | null;
  /** Dollars, with the fee where there is one. */
  usd: number | null;
};

type At = { at: string };

/** What a wallet did, in terms that both methods read; sizes are shares. */
export type PnlEvent = At &
  (
    | {
        kind: "buy" | "sell";
        conditionId: string;
        tokenId: string;
        size: number;
        price: number;
        /** Dollars; negative is a rebate, null is unknown. */
        feeUsd: number | null;
      }
    | { kind: "split" | "merge"; conditionId: string; size: number }
    | { kind: "redeem"; conditionId: string; usd: number | null }
    | { kind: "convert"; conditionIds: string[]; size: number; usd: number }
    | { kind: "reward"; usd: number }
    /** Shares that came without a price; they cost nothing that is known. */
    | { kind: "transfer"; conditionId: string; tokenId: string; size: number }
    | { kind: "unknown"; type: string }
  );

/** What must be known of a market to follow a wallet through it. */
export type MarketFacts = {
  conditionId: string;
  /** In the order of the outcomes. */
  tokenIds: readonly string[];
  /** Dollars a share by outcome once settled; null before. */
  payouts: readonly number[] | null;
  /** What a long position could be sold for: the best bid, else the price; null is unknown. */
  marks: readonly (number | null)[];
  /** Every question of the exclusive event that it belongs to; null where that is unknown or it is none. */
  setConditionIds: readonly string[] | null;
  feeSchedule: { rate: number; exponent: number } | null;
};

export type FactsOf = (conditionId: string) => MarketFacts | null;

/** Why figures are not complete; the first that applies is shown. */
export type PnlIssue =
  | "oversold"
  | "transfer"
  | "unknown-payout"
  | "unknown-set"
  | "unknown-market"
  | "unknown-mark"
  | "unknown-fee"
  | "unknown-type";
