import type { z } from "zod";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { type Reply, reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { listAlertsEndpoint } from "./api.ts";
import type { Alert } from "./schema.ts";
import { type AlertRow, toAlert } from "./to-alert.ts";

type ListContext = Pick<Context, "db" | "origin">;
type Answer = { total: number; rows: AlertRow[] };

export async function listAlerts(
  { db, origin }: ListContext,
  {
    q,
    state,
    kind,
    market,
    wallet,
    sort,
    limit,
    offset,
  }: z.output<typeof listAlertsEndpoint.input>,
): Promise<Reply<Alert[]>> {
  const { total, rows } = unwrap(
    await db.rpc("list_alerts", {
      p_origin: origin,
      ...(q && { p_q: q }),
      ...(state && { p_state: state }),
      ...(kind && { p_kind: kind }),
      ...(market && { p_market: market }),
      ...(wallet && { p_wallet: wallet.toLowerCase() }),
      p_sort: sort,
      p_limit: limit,
      p_offset: offset,
    }),
  ) as Answer;
  const page = Math.floor(offset / limit) + 1;
  return reply(rows.map(toAlert), { metadata: { total, page, limit } });
}

export async function getAlert({ db, origin }: ListContext, id: string): Promise<Alert> {
  const { rows } = unwrap(
    await db.rpc("list_alerts", { p_origin: origin, p_id: id, p_limit: 1 }),
  ) as Answer;
  const [row] = rows;
  if (!row) throw notFound("Alert", id);
  return toAlert(row);
}
