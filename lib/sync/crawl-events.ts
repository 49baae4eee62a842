import { AppError } from "../errors.ts";
import { type Crawl, endPage, storeBatch } from "./crawl.ts";
import { planEvents } from "./plan-batch.ts";
import { walkPages } from "./walk-pages.ts";

/** Open events with their markets and tags, page by page, from where the run stands. */
export async function crawlEvents(crawl: Crawl): Promise<void> {
  const { state, polymarket, signal, seen, progress } = crawl;
  if (state.eventsDone) return;
  const isNews = (known: ReadonlySet<string>) => (id: string | null) =>
    id !== null && !known.has(id);
  const pages = walkPages({
    what: "open events",
    cursor: state.eventsCursor,
    fetchPage: (cursor) => polymarket.listEventsPage({ cursor, signal, lane: "sync-events" }),
    countNew: ({ events }) =>
      events.map(({ event }) => (event.ok ? event.record.id : event.id)).filter(isNews(seen.events))
        .length,
  });
  for await (const { events, nextCursor } of pages) {
    await storeBatch(crawl, planEvents(events), true);
    state.eventsCursor = nextCursor;
    state.eventsDone = nextCursor === null;
    await endPage(crawl, state.eventsDone);
  }
  if (progress.eventsSeen === 0)
    throw new AppError("UPSTREAM_FAILED", "The upstream lists not one open event");
}
