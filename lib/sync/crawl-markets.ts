import type { MarketRecord, Parsed } from "../polymarket/records.ts";
import { addNew, type Crawl, endPage, isOver, storeBatch } from "./crawl.ts";
import { planMarkets } from "./plan-batch.ts";
import { walkPages } from "./walk-pages.ts";

/** A large source is walked over several runs: few markets have no event, and a page shows a hundred. */
const PAGES_A_RUN = 60;
/** Few rows of a page are kept, and a call for each page costs more than they do. */
const PAGES_A_BATCH = 20;
const ROWS_A_BATCH = 500;

/**
 * Single markets, of which those without an event are kept: all others came with their events.
 * Walks on while the events are still being crawled, since nothing waits for it then.
 */
export async function crawlMarkets(crawl: Crawl): Promise<void> {
  const { state, polymarket, signal, progress } = crawl;
  if (state.marketsDone) return;
  const shown = new Set<string>();
  let pagesOfRun = 0;
  let walked = 0;
  let loose: Parsed<MarketRecord>[] = [];
  const storeLoose = async () => {
    const rows = loose;
    loose = [];
    if (rows.length > 0) await storeBatch(crawl, planMarkets(rows, null), true);
  };
  const pages = walkPages({
    what: "open markets",
    cursor: state.marketsCursor,
    fetchPage: (cursor) =>
      polymarket.listLooseMarketsPage({ cursor, signal, lane: "sync-markets" }),
    countNew: ({ ids }) => addNew(shown, ids),
  });
  try {
    for await (const { markets, nextCursor } of pages) {
      loose.push(...markets);
      walked += 1;
      pagesOfRun += 1;
      progress.pages += 1;
      const isEnough = pagesOfRun >= PAGES_A_RUN && state.eventsDone;
      const isEnd = nextCursor === null || isEnough;
      const isFull = walked >= PAGES_A_BATCH || loose.length >= ROWS_A_BATCH;
      if (!isEnd && !isFull && !isOver(crawl)) continue;
      await storeLoose();
      state.marketsCursor = nextCursor;
      state.marketsPages += walked;
      walked = 0;
      state.marketsComplete = nextCursor === null;
      state.marketsDone = isEnd;
      await endPage(crawl, isEnd);
      if (isEnd) return;
    }
  } catch (error) {
    // What the pages before the failure showed is kept; it is the failure that is told.
    if (!signal.aborted) await storeLoose().catch(() => undefined);
    throw error;
  }
}
