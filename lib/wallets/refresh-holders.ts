import type { Figure } from "../markets/figure.ts";
import type { HolderRecord } from "../polymarket/records.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { isAddress, isKey } from "./ingest-reject.ts";
import type { FeedContext } from "./read-trade-feed.ts";

/** Version 1 lists 20 holders of an outcome at most, version 2 as many as are asked for. */
const HOLDERS_ASKED = 500;
const HOLDERS_OF_V1 = 20;
/** Rounding of the upstream's own sums. */
const WHOLE = 0.999;
/** Shares from which on a holder is looked at early. */
const LARGE_SHARES = 1000;

/** Fetches who holds both outcomes of a market, and how much of all there is that makes up. */
export async function refreshHolders(ctx: FeedContext, conditionId: string): Promise<void> {
  const { polymarket, service, origin, signal } = ctx;
  const request = { signal, lane: "wallets" };
  const rows = await polymarket.listHolders({ ...request, conditionId, limit: HOLDERS_ASKED });
  const outstanding = (await polymarket.listOpenInterest([conditionId], request)).get(conditionId);
  const holders = rows.flatMap((row) => (row.ok && isUsable(row.record) ? [row.record] : []));
  const hasRejects = holders.length < rows.length;
  unwrap(
    await service.rpc("store_holders", {
      p_origin: origin,
      p_condition: conditionId,
      p_holders: JSON.stringify(holders.map(toRow)),
      p_lists: JSON.stringify(toLists(holders, outstanding ?? null, hasRejects)),
      p_wallets: JSON.stringify(toWallets(holders)),
    }),
  );
}

const isUsable = ({ wallet, tokenId }: HolderRecord) => isAddress(wallet) && isKey(tokenId);

const toRow = ({ tokenId, wallet, shares, outcomeIndex }: HolderRecord) => ({
  token_id: tokenId,
  wallet,
  shares,
  outcome_index: outcomeIndex,
});

/** One row an outcome. A list of exactly as many as the upstream shows at most may go on, unless it makes up the whole. */
export function toLists(
  holders: readonly HolderRecord[],
  outstanding: number | null,
  hasRejects: boolean,
) {
  const byToken = new Map<string, HolderRecord[]>();
  for (const holder of holders)
    byToken.set(holder.tokenId, [...(byToken.get(holder.tokenId) ?? []), holder]);
  return [...byToken].map(([token_id, listed]) => {
    const held = listed.reduce((sum, { shares }) => sum + shares, 0);
    const isCut = listed.length === HOLDERS_OF_V1 || listed.length >= HOLDERS_ASKED || hasRejects;
    const isWhole = outstanding !== null && held >= outstanding * WHOLE;
    const coverage: Figure["coverage"] = isCut && !isWhole ? "truncated" : "complete";
    // The interest is asked for a moment later and may have shrunk below what is listed.
    const shares_total = outstanding === null ? null : Math.max(outstanding, held);
    return { token_id, listed: listed.length, shares_total, coverage };
  });
}

function toWallets(holders: readonly HolderRecord[]) {
  const wallets = new Map<string, Record<string, string | number | null>>();
  for (const { wallet: address, name, pseudonym, shares } of holders) {
    const known = wallets.get(address);
    const refresh_tier = shares >= LARGE_SHARES ? 1 : (known?.["refresh_tier"] ?? 2);
    wallets.set(address, { address, name, pseudonym, refresh_tier });
  }
  return [...wallets.values()];
}
