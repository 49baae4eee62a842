import { type Crawl, endPage, saveProgress, storeBatch } from "./crawl.ts";
import { planAsked, planEvents } from "./plan-batch.ts";

const IDS_A_REQUEST = 100;
/** What is left over is asked for by the next run. */
const MAX_MARKETS = 10_000;
const MAX_EVENTS = 300;
const EVENTS_AT_ONCE = 4;

/** A crawl of open rows never sees one close: open rows that it did not show are asked for, closed ones included. */
export async function closeMissing(crawl: Crawl): Promise<void> {
  const { state } = crawl;
  if (state.closureDone) return;
  await closeMarkets(crawl);
  await closeEvents(crawl);
  state.closureDone = true;
  await saveProgress(crawl, true);
}

async function closeMarkets(crawl: Crawl): Promise<void> {
  const { polymarket, signal, state, store } = crawl;
  for (let asked = 0; asked < MAX_MARKETS; asked += IDS_A_REQUEST) {
    const ids = await store.listMissingMarkets(state.closedAfter, IDS_A_REQUEST);
    if (ids.length === 0) return;
    const markets = await polymarket.getMarketsByIds(ids, { signal, lane: "sync-events" });
    await storeBatch(crawl, planAsked(markets), false);
    state.closedAfter = ids.at(-1) ?? state.closedAfter;
    await endPage(crawl, false);
  }
}

async function closeEvents(crawl: Crawl): Promise<void> {
  const { polymarket, signal, store } = crawl;
  const missing = await store.listMissingEvents(MAX_EVENTS);
  for (let at = 0; at < missing.length; at += EVENTS_AT_ONCE) {
    const answers = await Promise.all(
      missing
        .slice(at, at + EVENTS_AT_ONCE)
        .map(({ slug }) => polymarket.getEventBySlug(slug, { signal, lane: "sync-events" })),
    );
    const found = answers.filter((answer) => answer !== null);
    // The markets were asked for by id just now.
    await storeBatch(crawl, { ...planEvents(found), markets: [] }, false);
    await endPage(crawl, false);
  }
}
