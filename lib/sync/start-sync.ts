import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { SyncRun } from "./schema.ts";
import type { Claim } from "./sync-store.ts";
import type { SyncRunRow } from "./to-sync-run.ts";

export type StartOptions = {
  trigger: SyncRun["trigger"];
  /** Names the process in the lease. */
  owner: string;
  /** Of a cron call: the same slot does its work once. */
  slot?: Date;
};

type Answer =
  | { outcome: "started" | "resumed"; run: SyncRunRow; token: number }
  | { outcome: "busy"; run: SyncRunRow | null }
  | { outcome: "done"; run: SyncRunRow };

type Started =
  | { outcome: "claimed"; claim: Claim }
  | { outcome: "busy"; run: SyncRunRow | null }
  | { outcome: "done"; run: SyncRunRow };

/** Takes the lease of the active source; a run that was paused or cut off goes on, else a new one begins. */
export async function startSync(
  { service, origin }: Pick<Context, "service" | "origin">,
  { trigger, owner, slot }: StartOptions,
): Promise<Started> {
  const answer = unwrap(
    await service.rpc("start_sync_run", {
      p_origin: origin,
      p_trigger: trigger,
      p_owner: owner,
      ...(slot && { p_slot: slot.toISOString() }),
    }),
  ) as Answer;
  if (answer.outcome === "busy" || answer.outcome === "done") return answer;
  return { outcome: "claimed", claim: { run: answer.run, token: answer.token } };
}
