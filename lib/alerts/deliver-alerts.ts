import type { Context } from "../context.ts";
import { toAppError } from "../errors.ts";
import { EgressError } from "../http/egress-error.ts";
import { signBody } from "../http/sign-body.ts";
import { toIso } from "../markets/to-market.ts";
import type { Database } from "../supabase/database.types.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { AlertPorts } from "./alert-ports.ts";

type DeliverContext = Pick<Context, "service" | "now" | "signal" | "log"> & AlertPorts;
type Claimed = Database["public"]["Functions"]["claim_alert_deliveries"]["Returns"][number];

const BATCH = 20;
const IN_APP_BATCH = 500;
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 60_000;
const ANSWER_WITHIN_MS = 10_000;
const MAX_ANSWER_BYTES = 65_536;

/** Everything that is due: the bell set by set, the rest a few at a time until there is none or the time is up. */
export async function deliverAlerts(
  ctx: DeliverContext,
  { until }: { until: number },
): Promise<{ delivered: number; failed: number }> {
  const counts = { delivered: await fillBells(ctx), failed: 0 };
  while (ctx.now().getTime() < until && !ctx.signal.aborted) {
    const claimed = unwrap(
      await ctx.service.rpc("claim_alert_deliveries", {
        p_now: ctx.now().toISOString(),
        p_limit: BATCH,
      }),
    );
    const sent = await Promise.all(claimed.map((delivery) => attempt(ctx, delivery)));
    for (const isSent of sent) counts[isSent ? "delivered" : "failed"] += 1;
    if (claimed.length < BATCH) break;
  }
  return counts;
}

async function fillBells({ service, now }: DeliverContext): Promise<number> {
  let told = 0;
  for (;;) {
    const count = unwrap(
      await service.rpc("deliver_in_app_alerts", {
        p_now: now().toISOString(),
        p_limit: IN_APP_BATCH,
      }),
    );
    told += count;
    if (count < IN_APP_BATCH) return told;
  }
}

async function attempt(ctx: DeliverContext, delivery: Claimed): Promise<boolean> {
  const { firing_id: firing, channel, attempts } = delivery;
  try {
    await (channel === "email" ? sendMail(ctx, delivery) : postWebhook(ctx, delivery));
    await finish(ctx, { firing, channel, status: "sent" });
    return true;
  } catch (error) {
    const reason = explain(error);
    ctx.log("warn", "an alert was not delivered", { firing, channel, attempts, error });
    const isOver = attempts >= ATTEMPTS || isHopeless(error);
    const pauseMs = FIRST_PAUSE_MS * 2 ** (attempts - 1);
    await finish(ctx, {
      firing,
      channel,
      status: isOver ? "failed" : "pending",
      reason,
      ...(!isOver && { nextAt: new Date(ctx.now().getTime() + pauseMs) }),
    });
    return false;
  }
}

type Finish = { firing: string; channel: string; status: string; reason?: string; nextAt?: Date };

async function finish(
  { service, now }: DeliverContext,
  { firing, channel, status, reason, nextAt }: Finish,
): Promise<void> {
  unwrap(
    await service.rpc("finish_alert_delivery", {
      p_firing: firing,
      p_channel: channel,
      p_now: now().toISOString(),
      p_status: status,
      ...(reason !== undefined && { p_error: reason }),
      ...(nextAt !== undefined && { p_next_attempt_at: nextAt.toISOString() }),
    }),
  );
}

/** The key names the firing: another try carries the same, so that a receiver can do it once. */
async function postWebhook(ctx: DeliverContext, delivery: Claimed): Promise<void> {
  const { webhook_url: url, webhook_secret: secretName, user_id: userId } = delivery;
  const body = JSON.stringify({
    key: delivery.firing_id,
    alert: { id: delivery.alert_id, name: delivery.alert_name, kind: delivery.kind },
    title: delivery.title,
    body: delivery.body,
    value: delivery.value,
    threshold: delivery.threshold,
    link: toPublic(ctx, delivery.link),
    observedAt: toIso(delivery.observed_at),
    firedAt: toIso(delivery.fired_at),
  });
  const timestamp = String(Math.floor(ctx.now().getTime() / 1000));
  // The generated types do not know that a column may be null.
  const secret = (secretName as string | null)
    ? await ctx.readSecretOf(userId, secretName, ctx.signal)
    : null;
  const answer = await ctx.egress.send(
    {
      url,
      method: "POST",
      headers: {
        "content-type": "application/json",
        "idempotency-key": delivery.firing_id,
        ...(secret !== null && {
          "x-cascadian-timestamp": timestamp,
          "x-cascadian-signature": await signBody(secret, timestamp, body),
        }),
      },
      body,
      maxBytes: MAX_ANSWER_BYTES,
      timeoutMs: ANSWER_WITHIN_MS,
    },
    ctx.signal,
  );
  if (answer.status >= 300)
    throw new EgressError(
      "UPSTREAM_FAILED",
      `${new URL(answer.url).host} answered ${answer.status}`,
    );
}

function sendMail(ctx: DeliverContext, { email, title, body, link, observed_at }: Claimed) {
  const seen = toPublic(ctx, link);
  return ctx.mailer.send({
    to: email,
    subject: title,
    text: [title, body, seen && `See ${seen}`, `Data of ${toIso(observed_at)}.`]
      .filter(Boolean)
      .join("\n\n"),
  });
}

/** Whoever reads it stands outside: a path alone leads nowhere. */
const toPublic = ({ publicUrl }: DeliverContext, link: string | null): string | null =>
  link !== null && publicUrl !== null ? new URL(link, publicUrl).href : link;

function explain(error: unknown): string {
  if (error instanceof EgressError) return error.message;
  const { code, message } = toAppError(error);
  return code === "INTERNAL" ? "The mail server refused it or did not answer" : message;
}

/** Another try would end the same. */
const isHopeless = (error: unknown): boolean =>
  error instanceof EgressError
    ? error.code === "BLOCKED_ADDRESS" || error.code === "BAD_INPUT"
    : ["NOT_FOUND", "NOT_CONFIGURED"].includes(toAppError(error).code);
