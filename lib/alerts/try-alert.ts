import { type Context, userOf } from "../context.ts";
import type { MailerPort } from "./alert-ports.ts";
import { describeAlert } from "./describe-alert.ts";
import { cutTitle } from "./cut-title.ts";
import { linkAlert } from "./link-alert.ts";
import { getAlert } from "./list-alerts.ts";
import { quietUntil } from "./quiet-until.ts";
import { readProbe } from "./read-observations.ts";
import { resolveCondition } from "./resolve-condition.ts";
import type { AlertFields, AlertTest } from "./schema.ts";
import { seeAlert } from "./see-alert.ts";
import type { Sighting } from "./watched-alert.ts";

type TryContext = Pick<Context, "db" | "service" | "origin" | "signal" | "now" | "user"> &
  MailerPort;

const DAY_MS = 86_400_000;

export async function testAlert(ctx: TryContext, { id }: { id: string }): Promise<AlertTest> {
  const { condition, channels, webhook } = await getAlert(ctx, id);
  return tryAlert(ctx, { condition, channels, webhook });
}

/** What stands now, or happened in the last day, as the alert would tell it. Nothing is sent or stored. */
export async function tryAlert(
  ctx: TryContext,
  fields: Pick<AlertFields, "condition" | "channels" | "webhook">,
): Promise<AlertTest> {
  const user = userOf(ctx);
  const { condition, names } = await resolveCondition(ctx, fields.condition);
  const since = new Date(ctx.now().getTime() - DAY_MS);
  const row = await readProbe(ctx, { condition, userId: user.id, since });
  const sighting = seeAlert(condition, row?.observation ?? null);
  const sample = {
    title: cutTitle(describeAlert(condition, names)),
    body: null,
    value: null,
    threshold: null,
    link: linkAlert(condition),
    observedAt: null,
  };
  return {
    ...sample,
    ...describeSighting(sighting),
    heldUntil: quietUntil(row?.quiet_hours, ctx.now())?.toISOString() ?? null,
    channels: fields.channels.map((channel) => {
      if (channel === "in-app")
        return { channel, to: "the bell of this product", ready: true, problem: null };
      if (channel === "webhook") {
        const host = fields.webhook ? new URL(fields.webhook.url).host : "no address";
        const problem = fields.webhook ? null : "There is no address";
        return { channel, to: host, ready: problem === null, problem };
      }
      const { missing } = ctx.mailer;
      const problem = missing === null ? null : `${missing} is not set`;
      return { channel, to: user.email, ready: missing === null, problem };
    }),
  };
}

type Told = Partial<AlertTest> & Pick<AlertTest, "wouldFire" | "reason">;

function describeSighting(sighting: Sighting): Told {
  const { problem } = sighting;
  if (sighting.type === "level") {
    const { value, at } = sighting;
    if (value === null) return { wouldFire: false, reason: problem };
    const isMet = sighting.isMet(value);
    const reason = isMet
      ? "The level is met now: it is told when it is reached the next time"
      : "The level is not met now";
    return { ...sighting.tell(value, null), observedAt: at, wouldFire: isMet, reason };
  }
  if (sighting.type === "change") {
    const { text, at } = sighting;
    if (at === null) return { wouldFire: false, reason: problem };
    const isMet = text !== null && sighting.isWanted(text);
    const reason = isMet ? "It stands so now" : `It stands at ${text ?? "nothing proposed"} now`;
    return { ...sighting.tell(text ?? ""), observedAt: at, wouldFire: isMet, reason };
  }
  const [first] = sighting.found;
  if (!first)
    return { wouldFire: false, reason: problem ?? "Nothing of it happened in the last day" };
  const { key: _, ...told } = first;
  const count = Math.max(sighting.total, sighting.found.length);
  return {
    ...told,
    wouldFire: true,
    reason: `It happened ${count === 1 ? "once" : `${count} times`} in the last day`,
  };
}
