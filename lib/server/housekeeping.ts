import { unwrap } from "../supabase/to-db-error.ts";
import { reapDeadRuns } from "../workflows/reap-dead-runs.ts";
import { log } from "./log.ts";
import { processWide } from "./process-wide.ts";
import { serviceDb } from "./service-db.ts";

/** A lease lasts 15 s, and a dead run must be closed within two of them. */
const EVERY_MS = 10_000;

type Loop = { lastAt: number; failing: boolean };

const loop = () => processWide<{ current: Loop | null }>("housekeeping", () => ({ current: null }));

/** Seconds since the last round that worked; null where this process keeps no house (serverless, or no secret key). */
export function housekeepingAge(): number | null {
  const { current } = loop();
  return current && (Date.now() - current.lastAt) / 1000;
}

/** Closes runs and syncs whose process died, without waiting for someone to look at them. */
export function startHousekeeping(): void {
  if (loop().current || process.env["VERCEL"] || !hasServiceRights()) return;
  const state: Loop = { lastAt: Date.now(), failing: false };
  loop().current = state;
  let isBusy = false;
  const round = async () => {
    if (isBusy) return;
    isBusy = true;
    await keepHouse(state);
    isBusy = false;
  };
  setInterval(() => void round(), EVERY_MS).unref();
}

function hasServiceRights(): boolean {
  try {
    return serviceDb() !== null;
  } catch {
    return false;
  }
}

/** A database that is down is said once, not every ten seconds. */
async function keepHouse(state: Loop): Promise<void> {
  try {
    const service = serviceDb();
    const reaped = await reapDeadRuns({ service });
    unwrap(await service.rpc("reap_sync_runs"));
    if (reaped > 0) log("warn", "closed runs whose process died", { runs: reaped });
    state.lastAt = Date.now();
    state.failing = false;
  } catch (error) {
    if (!state.failing) log("warn", "housekeeping failed", { error });
    state.failing = true;
  }
}
