import type { z } from "zod";
import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import { readTimeCursor, toTimePage } from "../http/time-cursor.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { listAlertHistoryEndpoint } from "./api.ts";
import { getAlert } from "./list-alerts.ts";
import type { AlertFiring } from "./schema.ts";

type DeliveryRow = {
  channel: AlertFiring["deliveries"][number]["channel"];
  status: AlertFiring["deliveries"][number]["status"];
  attempts: number;
  next_attempt_at: string | null;
  finished_at: string | null;
  last_error: string | null;
};
type FiringRow = {
  id: string;
  title: string;
  body: string | null;
  value: number | null;
  threshold: number | null;
  link: string | null;
  observed_at: string;
  fired_at: string;
  deliveries: DeliveryRow[] | null;
};

export async function listAlertHistory(
  ctx: Pick<Context, "db" | "origin">,
  { id, limit, cursor }: z.output<typeof listAlertHistoryEndpoint.input>,
): Promise<Reply<AlertFiring[]>> {
  const after = readTimeCursor(cursor);
  // An alert that is not the caller's is not there, and no empty list.
  await getAlert(ctx, id);
  const found = unwrap(
    await ctx.db.rpc("list_alert_firings", {
      p_alert: id,
      p_limit: limit + 1,
      ...(after && { p_before_at: after.at, p_before_id: after.key }),
    }),
  ) as FiringRow[];
  const { rows, nextCursor } = toTimePage(found, limit, (row) => ({
    at: row.fired_at,
    key: row.id,
  }));
  return reply(rows.map(toFiring), { metadata: { limit, nextCursor } });
}

const maybe = (moment: string | null) => moment && toIso(moment);

const toFiring = (row: FiringRow): AlertFiring => ({
  id: row.id,
  title: row.title,
  body: row.body,
  value: row.value,
  threshold: row.threshold,
  link: row.link,
  observedAt: toIso(row.observed_at),
  firedAt: toIso(row.fired_at),
  deliveries: (row.deliveries ?? []).map((delivery) => ({
    channel: delivery.channel,
    status: delivery.status,
    attempts: delivery.attempts,
    nextAttemptAt: delivery.status === "pending" ? maybe(delivery.next_attempt_at) : null,
    finishedAt: maybe(delivery.finished_at),
    error: delivery.last_error,
  })),
});
