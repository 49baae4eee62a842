import type { z } from "zod";
import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import { readTimeCursor, toTimePage } from "../http/time-cursor.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { listNotificationsEndpoint, Notification } from "./notification-api.ts";
import { NOTIFICATION_COLUMNS, toNotification } from "./to-notification.ts";

type Input = z.output<typeof listNotificationsEndpoint.input>;

export async function listNotifications(
  { db, signal }: Pick<Context, "db" | "signal">,
  { unread, limit, cursor }: Input,
): Promise<Reply<Notification[]>> {
  const after = readTimeCursor(cursor);
  let counted = db.from("notifications").select("id", { count: "exact", head: true });
  let page = db.from("notifications").select(NOTIFICATION_COLUMNS);
  if (unread !== undefined) {
    counted = unread ? counted.is("read_at", null) : counted.not("read_at", "is", null);
    page = unread ? page.is("read_at", null) : page.not("read_at", "is", null);
  }
  if (after)
    page = page.or(
      `created_at.lt."${after.at}",and(created_at.eq."${after.at}",id.lt.${after.key})`,
    );
  const [{ count, ...total }, answer] = await Promise.all([
    counted.abortSignal(signal),
    page
      .order("created_at", { ascending: false })
      .order("id", { ascending: false })
      .limit(limit + 1)
      .abortSignal(signal),
  ]);
  unwrap(total);
  const { rows, nextCursor } = toTimePage(unwrap(answer), limit, (row) => ({
    at: row.created_at,
    key: row.id,
  }));
  return reply(rows.map(toNotification), { metadata: { total: count ?? 0, limit, nextCursor } });
}
