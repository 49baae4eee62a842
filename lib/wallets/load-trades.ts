import type { Context } from "../context.ts";
import type { Parsed, TradeRecord } from "../polymarket/records.ts";
import { retryDatabase } from "../supabase/retry-database.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { isAddress, isKey, sortOut } from "./ingest-reject.ts";
import type { Claim } from "./lease.ts";
import { recordRejects } from "./record-rejects.ts";
import { toStubRows } from "./to-stub-rows.ts";
import { toTradeRows, toWalletRows } from "./to-trade-rows.ts";
import { writeParts } from "./write-parts.ts";

type Options = {
  /** The rows came from the taker-only feed. */
  taker?: boolean;
  /** Writes are refused once another process holds the lease. */
  claim?: Claim;
};

export type Loaded = { rows: number; new: number; rejects: number };

/**
 * Stores one answer page of trades. Call it with whole pages: equal rows are told apart within one page only.
 * Loading a page again changes nothing, but that rows of the taker-only feed are marked as the taker's.
 */
export async function loadTrades(
  { service, origin }: Pick<Context, "service" | "origin">,
  page: readonly Parsed<TradeRecord>[],
  { taker = false, claim }: Options = {},
): Promise<Loaded> {
  const { records, rejects } = sortOut("trade", page, findFault);
  const loaded: Loaded = { rows: 0, new: 0, rejects: 0 };
  await writeParts({
    rows: toTradeRows(records),
    async write(part) {
      const trades = part.map(({ trade }) => trade);
      const counts = (await retryDatabase(async () =>
        unwrap(
          await service.rpc("load_trades", {
            p_origin: origin,
            p_trades: JSON.stringify(part.map(({ row }) => row)),
            p_wallets: JSON.stringify(toWalletRows(trades)),
            p_markets: JSON.stringify(toStubRows(trades)),
            p_taker: taker,
            ...(claim && { p_lease: claim.name, p_token: claim.token }),
          }),
        ),
      )) as { rows: number; new: number };
      loaded.rows += counts.rows;
      loaded.new += counts.new;
    },
    refuse: ({ trade }, reason) => rejects.push({ kind: "trade", reason, raw: trade.raw }),
  });
  loaded.rejects = rejects.length;
  await recordRejects({ service, origin }, rejects);
  return loaded;
}

function findFault(trade: TradeRecord): string | null {
  if (!isAddress(trade.wallet)) return "proxyWallet: is no address";
  if (!isKey(trade.tokenId)) return "asset: is not usable";
  if (!isKey(trade.transactionHash)) return "transactionHash: is not usable";
  return trade.conditionId === null || isKey(trade.conditionId)
    ? null
    : "conditionId: is not usable";
}
