import { addNew, type Crawl, endPage, storeBatch } from "./crawl.ts";
import { planMarkets } from "./plan-batch.ts";
import { walkPages } from "./walk-pages.ts";

/** A large source is walked over several runs: few markets have no event, and a page shows a hundred. */
const PAGES_A_RUN = 60;

/**
 * Single markets, of which those without an event are kept: all others came with their events.
 * Walks on while the events are still being crawled, since nothing waits for it then.
 */
export async function crawlMarkets(crawl: Crawl): Promise<void> {
  const { state, polymarket, signal } = crawl;
  if (state.marketsDone) return;
  const shown = new Set<string>();
  let pagesOfRun = 0;
  const pages = walkPages({
    what: "open markets",
    cursor: state.marketsCursor,
    fetchPage: (cursor) =>
      polymarket.listLooseMarketsPage({ cursor, signal, lane: "sync-markets" }),
    countNew: ({ ids }) => addNew(shown, ids),
  });
  for await (const { markets, nextCursor } of pages) {
    if (markets.length > 0) await storeBatch(crawl, planMarkets(markets, null), true);
    state.marketsCursor = nextCursor;
    state.marketsPages += 1;
    state.marketsComplete = nextCursor === null;
    pagesOfRun += 1;
    const isEnough = pagesOfRun >= PAGES_A_RUN && state.eventsDone;
    state.marketsDone = state.marketsComplete || isEnough;
    await endPage(crawl, state.marketsDone);
    if (state.marketsDone) return;
  }
}
