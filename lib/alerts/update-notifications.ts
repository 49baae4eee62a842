import type { z } from "zod";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type {
  Notification,
  readNotificationsEndpoint,
  updateNotificationEndpoint,
} from "./notification-api.ts";
import { NOTIFICATION_COLUMNS, toNotification } from "./to-notification.ts";

type NotificationContext = Pick<Context, "db" | "now">;

export async function readNotifications(
  { db, now }: NotificationContext,
  { until }: z.output<typeof readNotificationsEndpoint.input>,
): Promise<{ updated: number }> {
  let update = db
    .from("notifications")
    .update({ read_at: now().toISOString() }, { count: "exact" })
    .is("read_at", null);
  if (until !== undefined) update = update.lte("created_at", until);
  const { count, ...answer } = await update;
  unwrap(answer);
  return { updated: count ?? 0 };
}

export async function updateNotification(
  { db, now }: NotificationContext,
  { id, read }: z.output<typeof updateNotificationEndpoint.input>,
): Promise<Notification> {
  const row = unwrap(
    await db
      .from("notifications")
      .update({ read_at: read ? now().toISOString() : null })
      .eq("id", id)
      .select(NOTIFICATION_COLUMNS)
      .maybeSingle(),
  );
  if (!row) throw notFound("Notification", id);
  return toNotification(row);
}

export async function deleteNotification(
  { db }: Pick<Context, "db">,
  { id }: { id: string },
): Promise<{ deleted: true }> {
  const rows = unwrap(await db.from("notifications").delete().eq("id", id).select("id"));
  if (rows.length === 0) throw notFound("Notification", id);
  return { deleted: true };
}
