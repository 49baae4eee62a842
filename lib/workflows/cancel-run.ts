import { type Context, userOf } from "../context.ts";
import { notFound } from "../errors.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { liveRuns } from "./live-runs.ts";
import { reapRun } from "./reap-dead-runs.ts";
import { toRun } from "./to-run.ts";

/** Asks whichever process works the run; one that has ended stays as it is. */
export async function cancelRun(
  { service, user }: Pick<Context, "service" | "user">,
  { id }: { id: string },
) {
  const rows = unwrap(
    await service.rpc("request_cancel", { p_run: id, p_user: userOf({ user }).id }),
  );
  const row = rows[0];
  if (!row) throw notFound("Run", id);
  liveRuns.get(id)?.cancel();
  await reapRun(service, id);
  return reply(toRun(row), { status: 202 });
}
