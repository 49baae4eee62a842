import type { Db } from "../context.ts";
import { sqlState } from "../supabase/retry-database.ts";
import { unwrap } from "../supabase/to-db-error.ts";

/** A lease that is held: every write that carries it is refused once another process holds it. */
export type Claim = { name: string; token: number };

const RENEWED_EVERY_MS = 5000;

/** Runs the work under a lease, or answers null where another process holds it. The signal ends with the lease. */
export async function withLease<T>(
  service: Db,
  { name, owner, signal }: { name: string; owner: string; signal: AbortSignal },
  work: (claim: Claim, signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const token = unwrap(await service.rpc("acquire_lease", { p_name: name, p_owner: owner }));
  // The generated types do not know that a function may answer null.
  if ((token as number | null) === null) return null;
  const lost = new AbortController();
  const renew = async () =>
    unwrap(await service.rpc("renew_lease", { p_name: name, p_token: token }));
  const timer = setInterval(() => {
    renew().then(
      (held) => held || lost.abort(),
      () => undefined,
    );
  }, RENEWED_EVERY_MS);
  try {
    return await work({ name, token }, AbortSignal.any([signal, lost.signal]));
  } finally {
    clearInterval(timer);
    await service.rpc("release_lease", { p_name: name, p_token: token });
  }
}

/** Another process holds the lease by now: whatever this one still has in hand is refused. */
export const isLeaseLost = (error: unknown): boolean => sqlState(error) === "PT409";
