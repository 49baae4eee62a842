import type { Context } from "../context.ts";
import type { ActivityRecord, Parsed } from "../polymarket/records.ts";
import { retryDatabase } from "../supabase/retry-database.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { isAddress, isKey, sortOut } from "./ingest-reject.ts";
import type { Claim } from "./lease.ts";
import type { Loaded } from "./load-trades.ts";
import { recordRejects } from "./record-rejects.ts";
import { toActivityRows } from "./to-activity-rows.ts";
import { toStubRows } from "./to-stub-rows.ts";
import { writeParts } from "./write-parts.ts";

/** Stores one answer page of activity, of every kind. Loading a page again changes nothing. */
export async function loadActivity(
  { service, origin }: Pick<Context, "service" | "origin">,
  page: readonly Parsed<ActivityRecord>[],
  { claim }: { claim?: Claim } = {},
): Promise<Loaded> {
  const { records, rejects } = sortOut("activity", page, findFault);
  const loaded: Loaded = { rows: 0, new: 0, rejects: 0 };
  await writeParts({
    rows: toActivityRows(records),
    async write(part) {
      const counts = (await retryDatabase(async () =>
        unwrap(
          await service.rpc("load_activity", {
            p_origin: origin,
            p_rows: JSON.stringify(part.map(({ row }) => row)),
            p_wallets: JSON.stringify(toWallets(part.map(({ row }) => row.wallet))),
            p_markets: JSON.stringify(toStubRows(part.map(({ activity }) => activity))),
            ...(claim && { p_lease: claim.name, p_token: claim.token }),
          }),
        ),
      )) as { rows: number; new: number };
      loaded.rows += counts.rows;
      loaded.new += counts.new;
    },
    refuse: ({ activity }, reason) => rejects.push({ kind: "activity", reason, raw: activity.raw }),
  });
  loaded.rejects = rejects.length;
  await recordRejects({ service, origin }, rejects);
  return loaded;
}

const toWallets = (addresses: readonly string[]) =>
  [...new Set(addresses)].map((address) => ({ address }));

function findFault(activity: ActivityRecord): string | null {
  const { wallet, tokenId, conditionId, transactionHash, type } = activity;
  if (!isAddress(wallet)) return "proxyWallet: is no address";
  if (!isKey(type)) return "type: is not usable";
  if (tokenId !== null && !isKey(tokenId)) return "asset: is not usable";
  if (transactionHash !== null && !isKey(transactionHash)) return "transactionHash: is not usable";
  return conditionId === null || isKey(conditionId) ? null : "conditionId: is not usable";
}
