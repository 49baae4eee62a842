import type { Context } from "../context.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { MailerPort } from "./alert-ports.ts";
import { getAlert } from "./list-alerts.ts";
import { checkChannels, resolveCondition } from "./resolve-condition.ts";
import type { AlertFields } from "./schema.ts";

export type WriteAlertContext = Pick<
  Context,
  "db" | "service" | "origin" | "signal" | "now" | "user"
> &
  MailerPort;

export async function createAlert(ctx: WriteAlertContext, fields: AlertFields) {
  checkChannels(ctx, fields);
  const { condition } = await resolveCondition(ctx, fields.condition);
  const { id } = unwrap(
    await ctx.db
      .from("alerts")
      .insert({
        origin: ctx.origin,
        name: fields.name,
        condition,
        channels: fields.channels,
        webhook_url: fields.webhook?.url ?? null,
        webhook_secret: fields.webhook?.signWith?.secret ?? null,
        cooldown_seconds: fields.cooldownSeconds,
        is_paused: fields.paused,
      })
      .select("id")
      .single(),
  );
  return reply(await getAlert(ctx, id), { status: 201 });
}
