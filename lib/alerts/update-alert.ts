import type { z } from "zod";
import { notFound } from "../errors.ts";
import type { Database } from "../supabase/database.types.ts";
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
  const { channels = before.channels, webhook = before.webhook } = changes;
  if (changes.channels !== undefined || changes.webhook !== undefined)
    checkChannels(ctx, { channels, webhook });
  const row = toRow(changes);
  if (changes.condition) row.condition = (await resolveCondition(ctx, changes.condition)).condition;
  if (Object.keys(row).length === 0) return before;
  const rows = unwrap(
    await ctx.db.from("alerts").update(row).eq("id", id).is("deleted_at", null).select("id"),
  );
  if (rows.length === 0) throw notFound("Alert", id);
  return getAlert(ctx, id);
}

type Changes = Omit<z.output<typeof updateAlertEndpoint.input>, "id" | "deleted">;
type Row = Database["public"]["Tables"]["alerts"]["Update"];

/** What is not named stays. */
function toRow({ name, channels, webhook, cooldownSeconds, paused }: Changes): Row {
  const row: Row = {};
  if (name !== undefined) row.name = name;
  if (channels !== undefined) row.channels = channels;
  if (cooldownSeconds !== undefined) row.cooldown_seconds = cooldownSeconds;
  if (paused !== undefined) row.is_paused = paused;
  if (webhook !== undefined) {
    row.webhook_url = webhook?.url ?? null;
    row.webhook_secret = webhook?.signWith?.secret ?? null;
  }
  return row;
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
