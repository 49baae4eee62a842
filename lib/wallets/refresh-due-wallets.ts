import { unwrap } from "../supabase/to-db-error.ts";
import type { RefreshContext } from "./refresh-context.ts";
import { refreshWallet } from "./refresh-wallet.ts";
import { workList } from "./work-list.ts";

const WALLETS_A_SLICE = 200;
const AT_ONCE = 3;
/** So many failures in a row are the upstream's and not a wallet's. */
const MAX_FAILURES = 5;

/** Refreshes who is due, the most wanted first, until the deadline; one that fails keeps no other waiting. Answers how many. */
export async function refreshDueWallets(ctx: RefreshContext, deadline: Date): Promise<number> {
  const due = unwrap(
    await ctx.service.rpc("list_due_wallets", { p_origin: ctx.origin, p_limit: WALLETS_A_SLICE }),
  );
  let failures = 0;
  return await workList({
    items: due.map(({ address }) => address),
    atOnce: AT_ONCE,
    isOver: () => ctx.signal.aborted || ctx.now() >= deadline,
    async work(address) {
      try {
        await refreshWallet(ctx, address, { deadline });
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures >= MAX_FAILURES) throw error;
        ctx.log("warn", "a wallet could not be refreshed", { address, error });
      }
    },
  });
}
