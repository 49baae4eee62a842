import { unwrap } from "../supabase/to-db-error.ts";
import type { IngestReport } from "./ingest-api.ts";
import { type Claim, isLeaseLost, withLease } from "./lease.ts";
import { readFeedHead, readFeedTail } from "./read-trade-feed.ts";
import { refreshDueWallets } from "./refresh-due-wallets.ts";
import { refreshDueHolders } from "./refresh-due-holders.ts";
import { refreshDuePrices } from "./refresh-due-prices.ts";
import { refreshLeaders } from "./refresh-leaders.ts";
import type { RefreshContext } from "./refresh-context.ts";
import { createFeedStore } from "./trade-feed-store.ts";

const SLOT_MS = 60_000;
/** A third of each minute: the app answers its readers in the same process. */
const BUDGET_MS = 20_000;
const WALLETS_MS = 6000;
const HOLDERS_MS = 4000;
const PRICES_MS = 4000;
const LEADERS_EVERY_MS = 60 * 60_000;

const FEEDS = new Set(["taker trades", "trades"]);

const nothing = { wallets: 0, holderLists: 0, priceHistories: 0, failures: [] };

/** One slice. A slot whose work is done is not worked again, and one call at a time works at all. */
export async function cronRefreshWallets(ctx: RefreshContext): Promise<IngestReport> {
  if (!(await hasMarkets(ctx))) return { ...nothing, status: "waiting" };
  const lease = { name: `ingest:${ctx.origin}`, owner: ctx.processId, signal: ctx.signal };
  try {
    const work = (claim: Claim, signal: AbortSignal) => workSlot({ ...ctx, signal }, claim);
    const report = await withLease(ctx.service, lease, work);
    return report ?? { ...nothing, status: "busy" };
  } catch (error) {
    // This process stood still for longer than its lease: whoever holds it now goes on.
    if (isLeaseLost(error)) return { ...nothing, status: "busy" };
    throw error;
  }
}

/** Trades of markets that nobody has synced yet would all become stubs. */
async function hasMarkets({ service, origin }: RefreshContext): Promise<boolean> {
  const source = unwrap(
    await service.from("sync_sources").select("last_success_at").eq("origin", origin).maybeSingle(),
  );
  return Boolean(source?.last_success_at);
}

async function workSlot(ctx: RefreshContext, claim: Claim): Promise<IngestReport> {
  const slot = new Date(Math.floor(ctx.now().getTime() / SLOT_MS) * SLOT_MS);
  const store = createFeedStore(ctx, "cron", claim);
  const known = await store.read();
  if (known.slot !== null && Date.parse(known.slot) >= slot.getTime())
    return { ...nothing, status: "done" };
  const report = await workSlice(ctx, claim);
  const isDone = report.status === "done";
  if (!isDone) unwrap(await ctx.service.rpc("analyze_ingest"));
  // What fails beside the trades is in the log; the loop itself works.
  const success = !report.failures.some((step) => FEEDS.has(step));
  await store.save({ ...(isDone && { slot }), ...(success && { success }) });
  return report;
}

async function workSlice(ctx: RefreshContext, claim: Claim): Promise<IngestReport> {
  const report: IngestReport = { ...nothing, status: "done", failures: [] };
  const until = (ms: number) => new Date(ctx.now().getTime() + ms);
  const deadline = until(BUDGET_MS);
  const before = (ms: number) => new Date(Math.min(until(ms).getTime(), deadline.getTime()));
  const steps: Record<string, () => Promise<boolean>> = {
    "taker trades": () => readFeedHead(ctx, { taker: true, claim, deadline }),
    trades: () => readFeedHead(ctx, { taker: false, claim, deadline }),
    leaderboard: () => readLeaders(ctx, claim),
    wallets: async () => {
      report.wallets = await refreshDueWallets(ctx, before(WALLETS_MS));
      // Far more wallets trade than are ever looked at: what is left over waits for the next slot.
      return true;
    },
    holders: async () => {
      const { count, isDone } = await refreshDueHolders(ctx, before(HOLDERS_MS));
      report.holderLists = count;
      return isDone;
    },
    prices: async () => {
      const { count, isDone } = await refreshDuePrices(ctx, before(PRICES_MS));
      report.priceHistories = count;
      return isDone;
    },
    "older taker trades": () => readFeedTail(ctx, { taker: true, claim, deadline }),
    "older trades": () => readFeedTail(ctx, { taker: false, claim, deadline }),
  };
  for (const [name, work] of Object.entries(steps)) {
    if (ctx.signal.aborted) break;
    const isDone = await attempt(ctx, name, work);
    if (isDone === null) report.failures.push(name);
    else if (!isDone) report.status = "running";
  }
  return report;
}

/** Null when it failed: one list that is down keeps no other from being read. */
async function attempt(
  ctx: RefreshContext,
  step: string,
  work: () => Promise<boolean>,
): Promise<boolean | null> {
  try {
    return await work();
  } catch (error) {
    if (isLeaseLost(error)) throw error;
    ctx.log("warn", "a step of the ingest failed", { step, error });
    return null;
  }
}

async function readLeaders(ctx: RefreshContext, claim: Claim): Promise<boolean> {
  const store = createFeedStore(ctx, "leaderboard", claim);
  const { lastSuccessAt } = await store.read();
  const age = lastSuccessAt === null ? Infinity : ctx.now().getTime() - Date.parse(lastSuccessAt);
  if (age < LEADERS_EVERY_MS) return true;
  await refreshLeaders(ctx);
  unwrap(await ctx.service.rpc("analyze_ingest"));
  await store.save({ success: true });
  return true;
}
