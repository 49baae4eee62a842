import type { ActivityRecord } from "../polymarket/records.ts";

/** A row as `load_activity` takes it, in the names of its columns. */
type ActivityRow = {
  type: string;
  transaction_hash: string | null;
  condition_id: string | null;
  token_id: string | null;
  wallet: string;
  side: string | null;
  size: number | null;
  usd: number | null;
  price: number | null;
  occurred_at: string;
  outcome_index: number | null;
  occurrence: number;
};

/** What numbers one answer page: equal rows within it are separate deeds. */
export function toActivityRows(
  page: readonly ActivityRecord[],
): { row: ActivityRow; activity: ActivityRecord }[] {
  const seen = new Map<string, number>();
  return page.map((activity) => {
    const { type, transactionHash, conditionId, tokenId, side, size, price, wallet } = activity;
    const when = transactionHash ?? activity.occurredAt;
    const key = [type, when, conditionId, tokenId, side, size, price, wallet].join("|");
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return {
      activity,
      row: {
        type,
        transaction_hash: transactionHash,
        condition_id: conditionId,
        token_id: tokenId,
        wallet,
        side,
        size,
        usd: activity.usd,
        price,
        occurred_at: activity.occurredAt,
        outcome_index: activity.outcomeIndex,
        occurrence,
      },
    };
  });
}
