import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { type Reply, reply } from "../http/reply.ts";
import { writeAudit } from "../supabase/write-audit.ts";
import type { SyncRun } from "./schema.ts";
import { startSync } from "./start-sync.ts";
import { toSyncRun } from "./to-sync-run.ts";
import { type WorkContext, workSync } from "./work-sync.ts";

/** Goes on after the answer is sent; the signal is the process's, not the request's. */
export type BackgroundPort = {
  processId: string;
  inBackground(what: string, work: (signal: AbortSignal) => Promise<unknown>): void;
};

/** Starts a sync and answers at once: 202 with its run, or 409 with the one that is running. */
export async function startSyncNow(
  ctx: WorkContext & Pick<Context, "origin" | "user"> & BackgroundPort,
): Promise<Reply<SyncRun>> {
  const started = await startSync(ctx, { trigger: "admin", owner: ctx.processId });
  if (started.outcome !== "claimed")
    throw new AppError("CONFLICT", "A sync is running already", {
      details: { run: started.run && toSyncRun(started.run) },
    });
  const { claim } = started;
  await writeAudit(ctx, { action: "sync.start", subject: claim.run.id });
  const { service, now, log, polymarket, packText } = ctx;
  ctx.inBackground("sync", (signal) =>
    workSync({ service, now, log, polymarket, packText, signal }, claim),
  );
  return reply(toSyncRun(claim.run), { status: 202 });
}
