import type { Context } from "../context.ts";
import { toAppError } from "../errors.ts";
import type { UpstreamPort } from "../markets/get-order-book.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { TRACKED_MARKETS } from "../wallets/tracked-markets.ts";
import { closeMissing } from "./close-missing.ts";
import { type Crawl, createSeen, SliceOver } from "./crawl.ts";
import { crawlEvents } from "./crawl-events.ts";
import { crawlMarkets } from "./crawl-markets.ts";
import { keepLease } from "./keep-lease.ts";
import type { PackPort } from "./pack-raw-answers.ts";
import { resolveStubs } from "./resolve-stubs.ts";
import { type SyncState, syncStateSchema } from "./sync-state.ts";
import { type Claim, createSyncStore, isLeaseLost } from "./sync-store.ts";
import { type SyncRunRow } from "./to-sync-run.ts";

export type WorkContext = Pick<Context, "service" | "now" | "signal" | "log"> &
  UpstreamPort &
  PackPort;

const HOUR_MS = 3_600_000;
/** A walk this short is cheap enough for every run. */
const SHORT_WALK_PAGES = 60;

/** Works on a claimed run until it ends or `budgetMs` is used up; returns the run, or null when another took it over. */
export async function workSync(
  ctx: WorkContext,
  claim: Claim,
  { budgetMs }: { budgetMs?: number } = {},
): Promise<SyncRunRow | null> {
  const store = createSyncStore(ctx.service, claim, ctx);
  const lease = keepLease(store, ctx.signal);
  const halt = new AbortController();
  try {
    const crawl: Crawl = {
      polymarket: ctx.polymarket,
      store,
      signal: AbortSignal.any([lease.signal, halt.signal]),
      now: ctx.now,
      deadline: budgetMs === undefined ? null : new Date(ctx.now().getTime() + budgetMs),
      state: await readState(ctx, claim),
      progress: readProgress(claim.run),
      seen: createSeen(),
      savedAtMs: ctx.now().getTime(),
    };
    await both(halt, crawlEvents(crawl), crawlMarkets(crawl));
    await closeMissing(crawl);
    await resolveStubs(crawl);
    await store.settle();
    await store.snapshotPrices(TRACKED_MARKETS);
    const { marketsComplete, marketsPages, marketsCursor } = crawl.state;
    return await store.finish("success", null, { marketsComplete, marketsPages, marketsCursor });
  } catch (error) {
    return await stopWork(ctx, { store, claim, error, isOver: lease.signal.aborted });
  } finally {
    lease.stop();
  }
}

/** The failure of one stops the other, and both have ended before it is told: no write comes after it. */
async function both(halt: AbortController, ...work: Promise<void>[]): Promise<void> {
  const failures: unknown[] = [];
  const settle = (reason: unknown) => {
    failures.push(reason);
    if (!(reason instanceof SliceOver)) halt.abort();
  };
  await Promise.all(work.map((part) => part.catch(settle)));
  if (failures.length === 0) return;
  throw failures.find((reason) => !(reason instanceof SliceOver)) ?? failures[0];
}

type Stop = {
  store: ReturnType<typeof createSyncStore>;
  claim: Claim;
  error: unknown;
  isOver: boolean;
};

async function stopWork(ctx: WorkContext, { store, claim, error, isOver }: Stop) {
  const fields = { runId: claim.run.id, error };
  if (isLeaseLost(error)) {
    ctx.log("warn", "the sync was taken over by another process", fields);
    return null;
  }
  if (error instanceof SliceOver || isOver) {
    await store.pause();
    return readRun(ctx, claim.run.id);
  }
  const { code, message } = toAppError(error);
  ctx.log("error", "the sync failed", fields);
  await store.log("error", message, { code }).catch(() => undefined);
  return store.finish("error", { code, message }, null).catch((failure: unknown) => {
    if (!isLeaseLost(failure)) throw failure;
    return null;
  });
}

async function readRun({ service }: WorkContext, id: string): Promise<SyncRunRow> {
  return unwrap(await service.from("sync_runs").select().eq("id", id).single()) as SyncRunRow;
}

const readProgress = (run: SyncRunRow): Crawl["progress"] => ({
  pages: run.pages,
  eventsSeen: run.events_seen,
  marketsSeen: run.markets_seen,
  rowsWritten: run.rows_written,
  rejects: run.rejects,
});

/** A run that goes on has its state; a new one takes up the walk over single markets where the last run left it. */
async function readState(ctx: WorkContext, { run }: Claim): Promise<SyncState> {
  const state = syncStateSchema.parse(run.state);
  if (state.batch > 0) return state;
  const source = unwrap(
    await ctx.service
      .from("sync_sources")
      .select("markets_cursor, markets_crawled_at, markets_crawl_pages")
      .eq("origin", run.origin)
      .maybeSingle(),
  );
  if (!source) return state;
  const { markets_cursor, markets_crawled_at, markets_crawl_pages } = source;
  if (markets_cursor !== null)
    return { ...state, marketsCursor: markets_cursor, marketsPages: markets_crawl_pages };
  const isFresh =
    markets_crawled_at !== null &&
    ctx.now().getTime() - Date.parse(markets_crawled_at) < HOUR_MS &&
    markets_crawl_pages > SHORT_WALK_PAGES;
  return isFresh ? { ...state, marketsDone: true, marketsPages: markets_crawl_pages } : state;
}
