import { unwrap } from "../supabase/to-db-error.ts";
import type { RefreshContext } from "./refresh-context.ts";
import { refreshWallet } from "./refresh-wallet.ts";
import { workList } from "./work-list.ts";

const WALLETS_A_SLICE = 200;
const AT_ONCE = 3;

/** Refreshes who is due, the most wanted first, until the deadline. Answers how many. */
export async function refreshDueWallets(ctx: RefreshContext, deadline: Date): Promise<number> {
  const due = unwrap(
    await ctx.service.rpc("list_due_wallets", { p_origin: ctx.origin, p_limit: WALLETS_A_SLICE }),
  );
  return await workList({
    items: due.map(({ address }) => address),
    atOnce: AT_ONCE,
    isOver: () => ctx.signal.aborted || ctx.now() >= deadline,
    work: (address) => refreshWallet(ctx, address, { deadline }),
    onFailure: (address, error) =>
      ctx.log("warn", "a wallet could not be refreshed", { address, error }),
  });
}
