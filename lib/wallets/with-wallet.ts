import type { Context } from "../context.ts";
import { toAppError } from "../errors.ts";
import type { Metadata } from "../http/endpoint.ts";
import { toIso } from "../markets/to-market.ts";

/** What reads of a wallet may ask for; one fetch a wallet and time, however many ask. */
export type WalletRefreshPort = {
  /** Goes on after the answer is sent; the signal is the process's, not the request's. */
  inBackground(what: string, work: (signal: AbortSignal) => Promise<unknown>): void;
  refreshWallet(
    address: string,
    options: { deadline: Date | null; signal: AbortSignal },
  ): Promise<"done" | "busy" | "paused">;
};

export type WalletState = {
  address: string;
  name: string | null;
  pseudonym: string | null;
  refreshed_at: string | null;
  coverage: "complete" | "truncated" | "lower_bound" | null;
  coverage_reason: string | null;
  official_pnl_usd: number | null;
  official_volume_usd: number | null;
  official_value_usd: number | null;
  first_seen_at: string | null;
  /** Of a fetch that is under way. */
  progress: { step: string; pages: number; rows: number } | null;
};

export type WalletContext = Pick<Context, "db" | "service" | "origin" | "now" | "signal" | "log"> &
  WalletRefreshPort & {
    /** How long a first fetch is waited for, where that is less than somebody who waits for an answer bears. */
    patienceMs?: number;
  };

/** As long as somebody who waits for a page bears; the fetch goes on behind it. */
const FIRST_FETCH_MS = 8_000;
const STALE_AFTER_MS = 30_000;

/**
 * Reads something of a wallet. One that was never fetched is fetched first, within a few seconds; one that was fetched
 * a while ago is fetched again behind the answer. The metadata says how old it is.
 */
export async function withWallet<A extends { wallet: WalletState | null }>(
  ctx: WalletContext,
  address: string,
  read: () => Promise<A>,
): Promise<{ answer: A; metadata: Metadata }> {
  let answer = await read();
  if (!answer.wallet?.refreshed_at) {
    const deadline = new Date(ctx.now().getTime() + (ctx.patienceMs ?? FIRST_FETCH_MS));
    const outcome = await fetchFirst(ctx, address, deadline, answer.wallet !== null);
    answer = await read();
    if (outcome !== "done") fetchBehind(ctx, address);
  } else if (isStale(ctx, answer.wallet)) fetchBehind(ctx, address);
  return {
    answer,
    metadata: {
      stale: isStale(ctx, answer.wallet),
      lastSynced: answer.wallet?.refreshed_at ? toIso(answer.wallet.refreshed_at) : null,
      source: ctx.origin,
      ...(answer.wallet?.progress && { progress: answer.wallet.progress }),
    },
  };
}

function isStale({ now }: Pick<Context, "now">, wallet: WalletState | null): boolean {
  const refreshedAt = wallet?.refreshed_at;
  return !refreshedAt || now().getTime() - Date.parse(refreshedAt) > STALE_AFTER_MS;
}

/** Where the upstream fails, what is stored already is shown as stale; without any the failure is the answer. */
async function fetchFirst(
  ctx: WalletContext,
  address: string,
  deadline: Date,
  isKnown: boolean,
): Promise<"done" | "busy" | "paused" | "failed"> {
  try {
    // Others wait for the same fetch, so that it does not end with whoever asked first.
    const signal = AbortSignal.timeout(4 * FIRST_FETCH_MS);
    return await ctx.refreshWallet(address, { deadline, signal });
  } catch (error) {
    if (!isKnown || toAppError(error).code !== "UPSTREAM_FAILED") throw error;
    ctx.log("warn", "a wallet could not be fetched", { address, error });
    return "failed";
  }
}

function fetchBehind(ctx: WalletContext, address: string): void {
  ctx.inBackground("refresh of a wallet", (signal) =>
    ctx.refreshWallet(address, { deadline: null, signal }),
  );
}
