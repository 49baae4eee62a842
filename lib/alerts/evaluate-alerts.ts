import type { z } from "zod";
import type { Context } from "../context.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { type Claim, isLeaseLost, withLease } from "../wallets/lease.ts";
import type { AlertPorts } from "./alert-ports.ts";
import type { evaluateAlertsEndpoint } from "./api.ts";
import { deliverAlerts } from "./deliver-alerts.ts";
import { evaluateAlert } from "./evaluate-alert.ts";
import { quietUntil } from "./quiet-until.ts";
import { type ObservedRow, readObservations } from "./read-observations.ts";
import { alertConditionSchema } from "./schema.ts";
import { seeAlert } from "./see-alert.ts";

type EvaluateContext = Pick<Context, "service" | "origin" | "now" | "signal" | "log"> &
  AlertPorts & { processId: string };
type Report = z.output<typeof evaluateAlertsEndpoint.output>;

const BATCH = 500;
/** Under the minute after which the next call comes. */
const EVALUATE_MS = 20_000;
const DELIVER_MS = 20_000;

const nothing = { evaluated: 0, fired: 0, delivered: 0, failed: 0 };

/**
 * One call at a time. It needs no slot of its own: what was observed stands with each alert, so that a second call sees
 * nothing new.
 */
export async function evaluateAlerts(ctx: EvaluateContext): Promise<Report> {
  const lease = { name: `alerts:${ctx.origin}`, owner: ctx.processId, signal: ctx.signal };
  try {
    const report = await withLease(ctx.service, lease, (claim, signal) =>
      work({ ...ctx, signal }, claim),
    );
    return report ?? { ...nothing, status: "busy" };
  } catch (error) {
    // This process stood still for longer than its lease: whoever holds it now goes on.
    if (isLeaseLost(error)) return { ...nothing, status: "busy" };
    throw error;
  }
}

async function work(ctx: EvaluateContext, claim: Claim): Promise<Report> {
  const until = ctx.now().getTime() + EVALUATE_MS;
  const report: Report = { ...nothing, status: "done" };
  let after: string | null = null;
  for (;;) {
    const rows: ObservedRow[] = await readObservations(ctx, { after, limit: BATCH });
    report.evaluated += rows.length;
    report.fired += await settle(ctx, claim, rows);
    after = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH) break;
    if (ctx.now().getTime() > until || ctx.signal.aborted) {
      report.status = "running";
      break;
    }
  }
  const delivery = await deliverAlerts(ctx, { until: ctx.now().getTime() + DELIVER_MS });
  unwrap(await ctx.service.rpc("purge_alerts", { p_now: ctx.now().toISOString() }));
  return { ...report, ...delivery };
}

async function settle(
  { service, origin, now }: EvaluateContext,
  claim: Claim,
  rows: readonly ObservedRow[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const moment = now();
  const settled = rows.map((row) => toSettled(row, moment));
  return unwrap(
    await service.rpc("settle_alerts", {
      p_origin: origin,
      p_lease: claim.name,
      p_token: claim.token,
      p_now: moment.toISOString(),
      p_rows: JSON.stringify(settled),
    }),
  );
}

const maybe = (moment: string | null) => moment && toIso(moment);

/** What stays of a page of alerts once it was looked at; a condition that nobody can read any more is said and left alone. */
function toSettled(row: ObservedRow, now: Date) {
  const watch = {
    cooldownSeconds: row.cooldown_seconds,
    lastValue: row.last_value,
    lastText: row.last_text,
    lastObservedAt: maybe(row.last_observed_at),
    isArmed: row.is_armed,
    watermark: row.watermark,
    lastFiredAt: maybe(row.last_fired_at),
  };
  const parsed = alertConditionSchema.safeParse(row.condition);
  const outcome = parsed.success
    ? evaluateAlert(
        { ...watch, condition: parsed.data },
        seeAlert(parsed.data, row.observation),
        now,
      )
    : { ...watch, firings: [], error: "The condition cannot be read any more" };
  return {
    id: row.id,
    revision: row.revision,
    value: outcome.lastValue,
    text: outcome.lastText,
    observed_at: outcome.lastObservedAt,
    is_armed: outcome.isArmed,
    watermark: outcome.watermark,
    error: outcome.error,
    deliver_at: quietUntil(row.quiet_hours, now)?.toISOString() ?? null,
    firings: outcome.firings,
  };
}
