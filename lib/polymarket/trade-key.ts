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
 * Equal rows of one answer page are separate fills and counted from 0; across pages they are the same row again, because
 * deep offsets repeat rows and new trades shift the pages. Where offsets wrap inside a page, a whole stretch of it comes
 * again: rows whose transaction has the same transaction before or after it as last time are that stretch and no new fills.
 */
export function numberTrades<T extends KeyedBy>(
  page: readonly T[],
): { trade: T; key: string; occurrence: number }[] {
  const runs = toRuns(page);
  const seen = new Map<string, number>();
  const lastRun = new Map<string, number>();
  return runs.flatMap(({ transaction, trades }, at) => {
    const before = lastRun.get(transaction);
    const isAgain =
      before !== undefined &&
      (isSame(runs[at - 1], runs[before - 1]) || isSame(runs[at + 1], runs[before + 1]));
    lastRun.set(transaction, at);
    const keyed = trades.map((trade) => ({ trade, key: tradeKey(trade) }));
    if (isAgain) for (const { key } of keyed) seen.delete(key);
    return keyed.map(({ trade, key }) => {
      const occurrence = seen.get(key) ?? 0;
      seen.set(key, occurrence + 1);
      return { trade, key, occurrence };
    });
  });
}

type Run<T> = { transaction: string; trades: T[] };

const isSame = (one: Run<unknown> | undefined, other: Run<unknown> | undefined): boolean =>
  one !== undefined && one.transaction === other?.transaction;

/** Neighbouring rows of one transaction stand together. */
function toRuns<T extends KeyedBy>(page: readonly T[]): Run<T>[] {
  const runs: Run<T>[] = [];
  for (const trade of page) {
    const last = runs.at(-1);
    if (last?.transaction === trade.transactionHash) last.trades.push(trade);
    else runs.push({ transaction: trade.transactionHash, trades: [trade] });
  }
  return runs;
}
