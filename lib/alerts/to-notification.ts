import { toIso } from "../markets/to-market.ts";
import type { Database } from "../supabase/database.types.ts";
import type { Notification } from "./notification-api.ts";

export const NOTIFICATION_COLUMNS = "id, kind, title, body, link, read_at, created_at";

type Row = Pick<
  Database["public"]["Tables"]["notifications"]["Row"],
  "id" | "kind" | "title" | "body" | "link" | "read_at" | "created_at"
>;

export const toNotification = (row: Row): Notification => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  body: row.body,
  link: row.link,
  readAt: row.read_at && toIso(row.read_at),
  createdAt: toIso(row.created_at),
});
