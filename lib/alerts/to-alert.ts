import type { Origin } from "../context.ts";
import { toIso } from "../markets/to-market.ts";
import { type AlertNames, describeAlert } from "./describe-alert.ts";
import { linkAlert } from "./link-alert.ts";
import { type Alert, type AlertChannel, alertConditionSchema } from "./schema.ts";

/** A row of `list_alerts`. */
export type AlertRow = {
  id: string;
  origin: Origin;
  name: string | null;
  condition: unknown;
  channels: AlertChannel[];
  webhook_url: string | null;
  webhook_secret: string | null;
  cooldown_seconds: number;
  state: Alert["state"];
  last_value: number | null;
  last_observed_at: string | null;
  evaluated_at: string | null;
  last_error: string | null;
  last_fired_at: string | null;
  fire_count: number;
  created_at: string;
  updated_at: string;
  market_title: string | null;
  wallet: string | null;
  wallet_name: string | null;
  workflow_name: string | null;
  event_title: string | null;
};

const maybe = (moment: string | null) => moment && toIso(moment);

export function toAlert(row: AlertRow): Alert {
  const condition = alertConditionSchema.parse(row.condition);
  const title = row.market_title ?? row.event_title ?? row.workflow_name;
  const names: AlertNames = { subject: title, wallet: row.wallet_name };
  const subject = title ?? row.wallet_name ?? row.wallet;
  return {
    id: row.id,
    origin: row.origin,
    name: row.name,
    condition,
    sentence: describeAlert(condition, names),
    subject: subject === null ? null : { title: subject, link: linkAlert(condition) },
    channels: row.channels,
    webhook: toWebhook(row),
    cooldownSeconds: row.cooldown_seconds,
    state: row.state,
    lastValue: row.last_value,
    lastObservedAt: maybe(row.last_observed_at),
    evaluatedAt: maybe(row.evaluated_at),
    lastError: row.last_error,
    lastFiredAt: maybe(row.last_fired_at),
    fireCount: row.fire_count,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
  };
}

const toWebhook = ({ webhook_url, webhook_secret }: AlertRow): Alert["webhook"] =>
  webhook_url === null
    ? null
    : {
        url: webhook_url,
        ...(webhook_secret !== null && { signWith: { secret: webhook_secret } }),
      };
