import { AppError } from "../errors.ts";

type Page = { nextCursor: string | null };

type Walk<P extends Page> = {
  what: string;
  cursor: string | null;
  fetchPage(cursor: string | null): Promise<P>;
  /** How many rows of the page this walk has not shown before. */
  countNew(page: P): number;
};

const MAX_PAGES = 20_000;
/** Empty and repeated pages come in the middle of a good walk; this many in a row are an endless one. */
const MAX_PAGES_WITHOUT_NEWS = 20;

/**
 * Pages until the cursor is absent; the next one is on its way while this one is being stored.
 * A cursor that stands still, goes in a circle or never ends stops the walk with UPSTREAM_FAILED.
 */
export async function* walkPages<P extends Page>(walk: Walk<P>): AsyncGenerator<P> {
  const visited = new Set([walk.cursor]);
  let pending = walk.fetchPage(walk.cursor);
  let withoutNews = 0;
  for (let pages = 1; ; pages++) {
    const page = await pending;
    const next = page.nextCursor;
    withoutNews = walk.countNew(page) > 0 ? 0 : withoutNews + 1;
    const fault = next === null ? null : findFault(visited, next, withoutNews, pages);
    if (next !== null && fault === null) {
      visited.add(next);
      pending = walk.fetchPage(next);
      // Awaited in the next round; until then a failure must not count as unhandled.
      pending.catch(() => undefined);
    }
    yield page;
    if (next === null) return;
    if (fault !== null) throw new AppError("UPSTREAM_FAILED", `The crawl of ${walk.what} ${fault}`);
  }
}

function findFault(
  visited: ReadonlySet<string | null>,
  next: string,
  withoutNews: number,
  pages: number,
): string | null {
  if (visited.has(next)) return "came back to a cursor that it has had";
  if (withoutNews >= MAX_PAGES_WITHOUT_NEWS)
    return `went on for ${withoutNews} pages without a new row`;
  return pages >= MAX_PAGES ? `did not end after ${pages} pages` : null;
}
