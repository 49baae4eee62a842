import { AppError } from "../errors.ts";
import { type Crawl, endPage, prepare, storePrepared } from "./crawl.ts";
import { planEvents } from "./plan-batch.ts";
import { walkPages } from "./walk-pages.ts";

/** Open events with their markets, from where the run stands; while a page is stored the next one is fetched, read and compared. */
export async function crawlEvents(crawl: Crawl): Promise<void> {
  const { state, polymarket, signal, seen, progress } = crawl;
  if (state.eventsDone) return;
  const pages = walkPages({
    what: "open events",
    cursor: state.eventsCursor,
    fetchPage: (cursor) => polymarket.listEventsPage({ cursor, signal, lane: "sync-events" }),
    countNew: ({ ids }) => ids.filter((id) => !seen.events.has(id)).length,
  });
  const store = async (page: Parameters<typeof storePrepared>[1], nextCursor: string | null) => {
    await storePrepared(crawl, page, true);
    progress.pages += 1;
    state.eventsCursor = nextCursor;
    state.eventsDone = nextCursor === null;
    await endPage(crawl, state.eventsDone);
  };
  let storing = Promise.resolve();
  let preparing: Promise<unknown> = storing;
  try {
    for await (const { events, nextCursor } of pages) {
      const batch = planEvents(events);
      const prepared = prepare(crawl, batch);
      preparing = prepared.catch(() => undefined);
      await storing;
      storing = store({ batch, prepared }, nextCursor);
      // Awaited before the next page is stored; until then a failure must not count as unhandled.
      storing.catch(() => undefined);
    }
  } finally {
    await preparing;
    await storing;
  }
  if (progress.eventsSeen === 0)
    throw new AppError("UPSTREAM_FAILED", "The upstream lists not one open event");
}
