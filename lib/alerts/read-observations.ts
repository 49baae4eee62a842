import type { Context } from "../context.ts";
import { findEventSet } from "../events/find-event-set.ts";
import {
  openMembers,
  payoutOf,
  priceSide,
  whyNotExhaustive,
} from "../events/find-set-arbitrage.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { type AlertChannel, type AlertCondition, alertConditionSchema } from "./schema.ts";
import type { Sight } from "./see-alert.ts";
import type { SetSight } from "./watched-alert.ts";

export type ObserveContext = Pick<Context, "service" | "origin" | "now" | "signal">;

/** A row of `read_alert_observations`. */
export type ObservedRow = {
  id: string;
  user_id: string;
  revision: number;
  condition: unknown;
  channels: AlertChannel[];
  cooldown_seconds: number;
  last_value: number | null;
  last_text: string | null;
  last_observed_at: string | null;
  is_armed: boolean;
  watermark: string;
  last_fired_at: string | null;
  quiet_hours: unknown;
  observation: Sight;
};

/** An alert that is stored nowhere, watched for the day that was. */
export type Probe = { condition: AlertCondition; userId: string; since: Date };

/** A page of what is watched, by id. */
export async function readObservations(
  ctx: ObserveContext,
  { after, limit }: { after: string | null; limit: number },
): Promise<ObservedRow[]> {
  const rows = unwrap(
    await ctx.service
      .rpc("read_alert_observations", {
        p_origin: ctx.origin,
        p_now: ctx.now().toISOString(),
        p_limit: limit,
        ...(after !== null && { p_after: after }),
      })
      .abortSignal(ctx.signal),
  ) as ObservedRow[];
  return addSets(ctx, rows);
}

export async function readProbe(
  ctx: ObserveContext,
  { condition, userId, since }: Probe,
): Promise<ObservedRow | null> {
  const field = (name: string) => (condition as Record<string, unknown>)[name] ?? null;
  const probe = {
    id: crypto.randomUUID(),
    user_id: userId,
    origin: ctx.origin,
    condition,
    kind: condition.kind,
    market_id: field("marketId"),
    wallet: field("wallet"),
    event_slug: field("eventSlug"),
    workflow_id: field("workflowId"),
    min_usd: field("minUsd"),
    window_minutes: field("windowMinutes"),
    channels: ["in-app"],
    cooldown_seconds: 1,
    is_paused: false,
    revision: 1,
    is_armed: true,
    watermark: since.toISOString(),
    fire_count: 0,
    created_at: since.toISOString(),
    updated_at: since.toISOString(),
  };
  const rows = unwrap(
    await ctx.service
      .rpc("read_alert_observations", {
        p_origin: ctx.origin,
        p_now: ctx.now().toISOString(),
        p_probe: JSON.stringify([probe]),
      })
      .abortSignal(ctx.signal),
  ) as ObservedRow[];
  return (await addSets(ctx, rows))[0] ?? null;
}

/** Sets of outcomes are priced here, each event once. */
async function addSets(ctx: ObserveContext, rows: ObservedRow[]): Promise<ObservedRow[]> {
  const priced = new Map<string, SetSight | null>();
  const shown: ObservedRow[] = [];
  for (const row of rows) {
    const parsed = alertConditionSchema.safeParse(row.condition);
    if (parsed.data?.kind !== "set-arbitrage") {
      shown.push(row);
      continue;
    }
    const slug = parsed.data.eventSlug;
    if (!priced.has(slug)) priced.set(slug, await priceSet(ctx, slug));
    shown.push({ ...row, observation: priced.get(slug) ?? null });
  }
  return shown;
}

/** The better side of the two, by the best asks that the last sync saw. */
async function priceSet(ctx: ObserveContext, slug: string): Promise<SetSight | null> {
  const set = await findEventSet({ ...ctx, db: ctx.service }, slug);
  if (!set) return null;
  const open = openMembers(set);
  const at =
    open
      .map(({ lastSeenAt }) => lastSeenAt)
      .sort()
      .at(0) ?? ctx.now().toISOString();
  const problem = whyNotExhaustive(set);
  const nothing = { title: set.title, edge: null, side: null, at };
  if (problem !== null) return { ...nothing, problem };
  const sides = (["yes", "no"] as const).map((side) => {
    const legs = open.map(({ bestAsk, bestBid, feeSchedule }) => {
      const ask = side === "yes" ? bestAsk : bestBid === null ? null : 1 - bestBid;
      return { asks: ask === null ? null : [{ price: ask, size: 1 }], feeSchedule };
    });
    return { side, edge: priceSide(legs, payoutOf(side, open.length), open.length).edge };
  });
  const best = sides
    .filter(({ edge }) => edge !== null)
    .toSorted((left, right) => (right.edge ?? 0) - (left.edge ?? 0))[0];
  return best
    ? { ...nothing, ...best, problem: null }
    : { ...nothing, problem: "A best ask or a fee of its markets is unknown" };
}
