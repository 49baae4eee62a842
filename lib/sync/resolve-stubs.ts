import { AppError } from "../errors.ts";
import { type Crawl, endPage, storeBatch } from "./crawl.ts";
import { planAsked, planEvents } from "./plan-batch.ts";

const IDS_A_REQUEST = 100;
/** What is left over is asked for by the next run. */
const MAX_STUBS = 2000;
const MAX_EVENTS = 60;
const EVENTS_AT_ONCE = 4;

/**
 * Markets that are known from a trade or a position only are asked for by their condition, closed ones included.
 * A failure of this by-work fails no sync.
 */
export async function resolveStubs(crawl: Crawl): Promise<void> {
  try {
    await askForStubs(crawl);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "UPSTREAM_FAILED") throw error;
    await crawl.store.log("warn", `Markets of trades could not be asked for: ${error.message}`);
  }
}

async function askForStubs(crawl: Crawl): Promise<void> {
  const { polymarket, signal, store } = crawl;
  let asked = 0;
  while (asked < MAX_STUBS) {
    const ids = await store.takeStubs(IDS_A_REQUEST);
    if (ids.length === 0) break;
    const request = { signal, lane: "sync-markets" };
    const markets = await polymarket.getMarketsByConditionIds(ids, request);
    await storeBatch(crawl, planAsked(markets), false);
    await store.markStubs(ids);
    asked += ids.length;
    await endPage(crawl, false);
  }
  if (asked > 0) await fetchLoneEvents(crawl);
}

/** The events of such markets, so that they have a page and a title. */
async function fetchLoneEvents(crawl: Crawl): Promise<void> {
  const { polymarket, signal, store } = crawl;
  const slugs = await store.listLoneEvents(MAX_EVENTS);
  for (let at = 0; at < slugs.length; at += EVENTS_AT_ONCE) {
    const answers = await Promise.all(
      slugs
        .slice(at, at + EVENTS_AT_ONCE)
        .map((slug) => polymarket.getEventBySlug(slug, { signal, lane: "sync-markets" })),
    );
    await storeBatch(crawl, planEvents(answers.filter((answer) => answer !== null)), false);
    await endPage(crawl, false);
  }
}
