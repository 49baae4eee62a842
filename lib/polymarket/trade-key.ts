import type { TradeRecord } from "./records.ts";

type KeyedBy = Pick<
  TradeRecord,
  "transactionHash" | "tokenId" | "side" | "size" | "price" | "wallet"
>;

/** What makes a trade the same trade; a transaction alone can hold many. */
export const tradeKey = (trade: KeyedBy): string =>
  [trade.transactionHash, trade.tokenId, trade.side, trade.size, trade.price, trade.wallet].join(
    "|",
  );

/**
 * Equal rows of one answer page are separate fills and counted from 0; across pages they are the same row again,
 * because deep offsets repeat rows and new trades shift the pages.
 */
export function numberTrades<T extends KeyedBy>(
  page: readonly T[],
): { trade: T; key: string; occurrence: number }[] {
  const seen = new Map<string, number>();
  return page.map((trade) => {
    const key = tradeKey(trade);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return { trade, key, occurrence };
  });
}
