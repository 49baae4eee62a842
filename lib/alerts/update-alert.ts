import type { z } from "zod";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { updateAlertEndpoint } from "./api.ts";
import type { WriteAlertContext } from "./create-alert.ts";
import { getAlert } from "./list-alerts.ts";
import { checkChannels, resolveCondition } from "./resolve-condition.ts";
import type { Alert } from "./schema.ts";

export async function updateAlert(
  ctx: WriteAlertContext,
  { id, deleted, ...changes }: z.output<typeof updateAlertEndpoint.input>,
): Promise<Alert> {
  if (deleted === false) await restore(ctx, id);
  const before = await getAlert(ctx, id);
  const { condition, name, channels, webhook, cooldownSeconds, paused } = changes;
  if (channels !== undefined || webhook !== undefined)
    checkChannels(ctx, {
      channels: channels ?? before.channels,
      webhook: webhook === undefined ? before.webhook : webhook,
    });
  const row = {
    ...(condition && { condition: (await resolveCondition(ctx, condition)).condition }),
    ...(name !== undefined && { name }),
    ...(channels && { channels }),
    ...(webhook !== undefined && {
      webhook_url: webhook?.url ?? null,
      webhook_secret: webhook?.signWith?.secret ?? null,
    }),
    ...(cooldownSeconds !== undefined && { cooldown_seconds: cooldownSeconds }),
    ...(paused !== undefined && { is_paused: paused }),
  };
  if (Object.keys(row).length === 0) return before;
  const rows = unwrap(
    await ctx.db.from("alerts").update(row).eq("id", id).is("deleted_at", null).select("id"),
  );
  if (rows.length === 0) throw notFound("Alert", id);
  return getAlert(ctx, id);
}

async function restore({ db, origin }: WriteAlertContext, id: string): Promise<void> {
  unwrap(
    await db
      .from("alerts")
      .update({ deleted_at: null })
      .eq("id", id)
      .eq("origin", origin)
      .not("deleted_at", "is", null)
      .select("id"),
  );
}
