import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { writeAudit } from "../supabase/write-audit.ts";
import type { BackgroundPort } from "../sync/start-sync-now.ts";
import { cronRefreshWallets } from "../wallets/cron-refresh-wallets.ts";
import type { RefreshContext } from "../wallets/refresh-context.ts";

type IngestContext = RefreshContext & Pick<Context, "user"> & BackgroundPort;

/** A slice of the ingest goes on after the answer; one that is under way is a conflict. */
export async function startIngest(ctx: IngestContext) {
  const lease = unwrap(
    await ctx.service
      .from("leases")
      .select("expires_at")
      .eq("name", `ingest:${ctx.origin}`)
      .maybeSingle(),
  );
  const startedAt = ctx.now();
  if (lease && Date.parse(lease.expires_at) > startedAt.getTime())
    throw new AppError("CONFLICT", "Trades are being read already");
  await writeAudit(ctx, { action: "ingest.start", subject: ctx.origin });
  const { service, origin, polymarket, processId, now, log } = ctx;
  ctx.inBackground("ingest", (signal) =>
    cronRefreshWallets({ service, origin, polymarket, processId, now, log, signal }),
  );
  return reply({ status: "started" as const, startedAt: startedAt.toISOString() }, { status: 202 });
}
