import type { Db } from "../context.ts";
import { AppError, toAppError } from "../errors.ts";
import { isAddress } from "./ingest-reject.ts";
import { type Claim, isLeaseLost, withLease } from "./lease.ts";
import type { RefreshContext } from "./refresh-context.ts";
import { createRefreshStore, type RefreshStore } from "./refresh-store.ts";
import { SliceOver, type WalletRun } from "./wallet-run.ts";
import { walkWallet } from "./walk-wallet.ts";

/** `busy`: another process has it in hand · `paused`: the time was up, the next call goes on. */
export type RefreshOutcome = "done" | "busy" | "paused";

type RefreshOptions = {
  deadline?: Date | null;
  /** A visitor looks at it: from now on it is refreshed before others. */
  opened?: boolean;
};

const inFlight = new WeakMap<Db, Map<string, Promise<RefreshOutcome>>>();

/**
 * Fetches everything of one wallet: activity and trades since the last time (all of it the first time), both lists of
 * positions, its value. One call at a time and wallet: in this process by sharing the promise, between processes by a
 * lease. Progress stands in `wallet_refreshes`; what is stored before the end is stored for good.
 */
export function refreshWallet(
  ctx: RefreshContext,
  address: string,
  { deadline = null, opened = false }: RefreshOptions = {},
): Promise<RefreshOutcome> {
  if (!isAddress(address)) throw new AppError("INVALID_INPUT", "address: is no address");
  const running = inFlight.get(ctx.service) ?? new Map<string, Promise<RefreshOutcome>>();
  inFlight.set(ctx.service, running);
  const key = `${ctx.origin} ${address}`;
  const known = running.get(key);
  if (known) return known;
  const refresh = refreshOnce(ctx, address, { deadline, opened }).finally(() =>
    running.delete(key),
  );
  running.set(key, refresh);
  return refresh;
}

async function refreshOnce(
  ctx: RefreshContext,
  address: string,
  options: Required<RefreshOptions>,
): Promise<RefreshOutcome> {
  const lease = {
    name: `wallet:${ctx.origin}:${address}`,
    owner: ctx.processId,
    signal: ctx.signal,
  };
  const outcome = await withLease(ctx.service, lease, (claim, signal) =>
    work({ ...ctx, signal }, { address, claim, ...options }),
  );
  return outcome ?? "busy";
}

async function work(
  ctx: RefreshContext,
  {
    address,
    claim,
    deadline,
    opened,
  }: Required<RefreshOptions> & { address: string; claim: Claim },
): Promise<RefreshOutcome> {
  const store = createRefreshStore(ctx, address, claim);
  try {
    const { state, pages, rows, known } = await store.start(opened);
    state.begunAt ??= ctx.now().toISOString();
    const run: WalletRun = { ctx, address, claim, deadline, store, state, pages, rows, known };
    await store.finish(await walkWallet(run));
    return "done";
  } catch (error) {
    return await stopWork(ctx, store, error);
  }
}

async function stopWork(
  ctx: RefreshContext,
  store: RefreshStore,
  error: unknown,
): Promise<RefreshOutcome> {
  if (error instanceof SliceOver || ctx.signal.aborted) return "paused";
  if (isLeaseLost(error)) return "busy";
  const { code, message } = toAppError(error);
  await store.finish({ error: { code, message } }).catch((failure: unknown) => {
    if (!isLeaseLost(failure)) ctx.log("warn", "a refresh could not be ended", { error: failure });
  });
  throw error;
}
