import type { Context } from "../context.ts";
import type { ClosedPositionRecord, Parsed, PositionRecord } from "../polymarket/records.ts";
import { retryDatabase } from "../supabase/retry-database.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { isKey, sortOut } from "./ingest-reject.ts";
import type { Claim } from "./lease.ts";
import { recordRejects } from "./record-rejects.ts";
import { toStubRows } from "./to-stub-rows.ts";
import { writeParts } from "./write-parts.ts";

type Position = PositionRecord | ClosedPositionRecord;

type List = { wallet: string; status: "open" | "closed"; seenAt: Date; claim?: Claim };

/** Stores one answer page of a wallet's positions; rows of another wallet are refused. */
export async function storePositions(
  { service, origin }: Pick<Context, "service" | "origin">,
  page: readonly Parsed<Position>[],
  { wallet, status, seenAt, claim }: List,
): Promise<{ rows: number; rejects: number }> {
  const findFault = (position: Position) => {
    if (position.wallet !== wallet) return "proxyWallet: is not the wallet that was asked for";
    if (!isKey(position.tokenId)) return "asset: is not usable";
    return isKey(position.conditionId) ? null : "conditionId: is not usable";
  };
  const { records, rejects } = sortOut("position", page, findFault);
  let rows = 0;
  await writeParts({
    rows: records,
    async write(part) {
      rows += await retryDatabase(async () =>
        unwrap(
          await service.rpc("store_positions", {
            p_origin: origin,
            p_wallet: wallet,
            p_status: status,
            p_rows: JSON.stringify(part.map(toRow)),
            p_markets: JSON.stringify(toStubRows(part)),
            p_seen_at: seenAt.toISOString(),
            ...(claim && { p_lease: claim.name, p_token: claim.token }),
          }),
        ),
      );
    },
    refuse: (position, reason) => rejects.push({ kind: "position", reason, raw: position.raw }),
  });
  await recordRejects({ service, origin }, rejects);
  return { rows, rejects: rejects.length };
}

/** After the whole list was stored: rows that it no longer shows are gone. */
export async function finishPositions(
  { service, origin }: Pick<Context, "service" | "origin">,
  { wallet, status, seenAt, claim }: List,
): Promise<void> {
  unwrap(
    await service.rpc("finish_positions", {
      p_origin: origin,
      p_wallet: wallet,
      p_status: status,
      p_seen_at: seenAt.toISOString(),
      ...(claim && { p_lease: claim.name, p_token: claim.token }),
    }),
  );
}

const toRow = (position: Position) => ({
  token_id: position.tokenId,
  average_price: position.averagePrice,
  current_price: position.currentPrice,
  realized_pnl_usd: position.realizedPnlUsd,
  total_bought: position.totalBought,
  outcome_index: position.outcomeIndex,
  end_date: position.endDate,
  condition_id: position.conditionId,
  outcome: position.outcome,
  title: position.title,
  slug: position.slug,
  event_slug: position.eventSlug,
  ...("size" in position
    ? {
        size: position.size,
        initial_value_usd: position.initialValueUsd,
        current_value_usd: position.currentValueUsd,
        unrealized_pnl_usd: position.unrealizedPnlUsd,
        redeemable: position.redeemable,
        mergeable: position.mergeable,
        neg_risk: position.negRisk,
        opposite_token_id: position.oppositeTokenId,
      }
    : { closed_at: position.closedAt }),
});
