import type { MarketSpec } from "./market-spec.ts";

export type ActivityType =
  | "TRADE"
  | "SPLIT"
  | "MERGE"
  | "REDEEM"
  | "CONVERSION"
  | "REWARD"
  | "MAKER_REBATE";

/** One line of the history of all wallets. */
export interface LogRow {
  /** Its place in the whole history; rises with time. */
  seq: number;
  /** Unix seconds. */
  at: number;
  /** Rows of one transaction share its number. */
  tx: number;
  wallet: number;
  type: ActivityType;
  /** Null on rows of the account alone. */
  market: MarketSpec | null;
  /** The traded outcome; null where a row concerns both or none. */
  outcome: 0 | 1 | null;
  side: "BUY" | "SELL" | null;
  /** Shares; dollars on rows of the account. */
  size: number;
  /** Dollars a share. */
  price: number;
  /** Dollars paid or received, the fee included. */
  cash: number;
  fee: number;
  taker: boolean;
  /** What it does to the wallet's balances of the market's first and second outcome. */
  first: number;
  second: number;
  /** A consequence that the service does not list: the shares that a conversion gives in other markets. */
  hidden: boolean;
}

export type NewRow = Omit<LogRow, "seq">;
