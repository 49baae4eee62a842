import type { Context } from "../context.ts";
import { invalidInput, notConfigured } from "../errors.ts";
import { checkEgressUrl } from "../http/check-egress-url.ts";
import { EgressError } from "../http/egress-error.ts";
import { findMarket } from "../markets/find-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { MailerPort } from "./alert-ports.ts";
import { readWallet } from "../wallets/read-wallet.ts";
import type { AlertNames } from "./describe-alert.ts";
import type { AlertCondition, AlertFields } from "./schema.ts";

type ResolveContext = Pick<Context, "db" | "service" | "origin" | "signal" | "now">;

/** The condition with the market's own id, and what its things are called; refuses what is not there. */
export async function resolveCondition(
  ctx: ResolveContext,
  condition: AlertCondition,
): Promise<{ condition: AlertCondition; names: AlertNames }> {
  if (condition.kind === "set-arbitrage") return resolveEvent(ctx, condition);
  if (condition.kind === "run-failed") return resolveWorkflow(ctx, condition);
  if (!("marketId" in condition) || condition.marketId === undefined) {
    const wallet = "wallet" in condition ? condition.wallet : undefined;
    return { condition, names: wallet === undefined ? {} : await nameWallet(ctx, wallet) };
  }
  const found = await findMarket(ctx, condition.marketId);
  if (!found) throw invalidInput("condition.marketId", "names no market of the active source");
  const { id, title, outcomes } = found.market;
  const token = outcomes[0]?.tokenId;
  // What is watched needs a past to be compared with.
  if (condition.kind === "price-moves" && token)
    unwrap(await ctx.service.rpc("track_price", { p_origin: ctx.origin, p_token_id: token }));
  const wallet = "wallet" in condition ? condition.wallet : undefined;
  const names = { subject: title, ...(wallet !== undefined && (await nameWallet(ctx, wallet))) };
  return { condition: { ...condition, marketId: id }, names };
}

async function resolveEvent(
  { db, origin }: ResolveContext,
  condition: Extract<AlertCondition, { kind: "set-arbitrage" }>,
) {
  const answer = unwrap(
    await db.rpc("get_event", { p_origin: origin, p_key: condition.eventSlug }),
  ) as { event: { slug: string; title: string } } | null;
  if (!answer) throw invalidInput("condition.eventSlug", "names no event of the active source");
  const { slug, title } = answer.event;
  return { condition: { ...condition, eventSlug: slug }, names: { subject: title } };
}

async function resolveWorkflow(
  { db }: ResolveContext,
  condition: Extract<AlertCondition, { kind: "run-failed" }>,
) {
  if (condition.workflowId === undefined) return { condition, names: {} };
  const row = unwrap(
    await db.from("workflow_sessions").select("name").eq("id", condition.workflowId).maybeSingle(),
  );
  if (!row) throw invalidInput("condition.workflowId", "names none of your workflows");
  return { condition, names: { subject: row.name } };
}

async function nameWallet(ctx: ResolveContext, address: string): Promise<AlertNames> {
  const { name, pseudonym } = await readWallet(ctx, address);
  return { wallet: name ?? pseudonym };
}

/** Refuses a channel that has no address or that this deployment does not have. */
export function checkChannels(
  { mailer }: MailerPort,
  { channels, webhook }: Pick<AlertFields, "channels" | "webhook">,
): void {
  if (channels.includes("webhook") && webhook === null)
    throw invalidInput("webhook", "needs an address while the channel is chosen");
  if (webhook !== null) checkAddress(webhook.url);
  if (channels.includes("email") && mailer.missing !== null)
    throw notConfigured(mailer.missing, "alerts cannot be sent by mail");
}

function checkAddress(url: string): void {
  try {
    checkEgressUrl(url, ["https:"]);
  } catch (error) {
    if (error instanceof EgressError) throw invalidInput("webhook.url", error.message);
    throw error;
  }
}
