import type { Context } from "../context.ts";
import type { Polymarket } from "../polymarket/client.ts";
import type { SyncStore } from "./sync-store.ts";
import type { SyncProgress, SyncState } from "./sync-state.ts";
import type { SyncBatch } from "./plan-batch.ts";
import { prepareBatch, type PreparedBatch, writeBatch } from "./write-batch.ts";

/** The time of this slice is used up; the run goes on with the next one. */
export class SliceOver extends Error {}

type Seen = { events: Set<string>; markets: Set<string>; rejects: Set<string> };

/** What the steps of one slice share. */
export type Crawl = {
  polymarket: Polymarket;
  store: SyncStore;
  signal: AbortSignal;
  now: Context["now"];
  /** Past this moment no further page is begun. */
  deadline: Date | null;
  state: SyncState;
  progress: SyncProgress;
  seen: Seen;
  savedAtMs: number;
};

const SAVED_EVERY_MS = 1000;

/** The cursors go to the database once a second and when a step ends: what a dead process did since is done again, with the same result. */
export async function saveProgress(crawl: Crawl, isEnd: boolean): Promise<void> {
  const nowMs = crawl.now().getTime();
  if (!isEnd && nowMs - crawl.savedAtMs < SAVED_EVERY_MS) return;
  crawl.savedAtMs = nowMs;
  await crawl.store.save(crawl.state, crawl.progress);
}

export const createSeen = (): Seen => ({
  events: new Set(),
  markets: new Set(),
  rejects: new Set(),
});

/** Between two pages: stores where the crawl stands, and ends the slice when its time is used up. */
export async function endPage(crawl: Crawl, isEnd: boolean): Promise<void> {
  const isEndOfSlice = isOver(crawl);
  await saveProgress(crawl, isEnd || isEndOfSlice);
  if (isEndOfSlice && !isEnd) throw new SliceOver();
}

export const isOver = ({ signal, deadline, now }: Crawl): boolean =>
  signal.aborted || (deadline !== null && now() >= deadline);

/** Counts what the slice has not seen before, and remembers it. */
export function addNew(seen: Set<string>, ids: Iterable<string>): number {
  const before = seen.size;
  for (const id of ids) seen.add(id);
  return seen.size - before;
}

/** Finds what of a page changed; storePrepared writes it. */
export const prepare = (crawl: Crawl, batch: SyncBatch): Promise<PreparedBatch> =>
  prepareBatch(batch, { store: crawl.store, batch: crawl.state.batch++ });

/** Writes a page and counts it; `isPage` is false for rows that were asked for by id. */
export async function storeBatch(crawl: Crawl, batch: SyncBatch, isPage: boolean): Promise<void> {
  await storePrepared(crawl, { batch, prepared: prepare(crawl, batch) }, isPage);
}

type Prepared = { batch: SyncBatch; prepared: Promise<PreparedBatch> };

export async function storePrepared(
  { progress, seen, store }: Crawl,
  { batch, prepared }: Prepared,
  isPage: boolean,
): Promise<void> {
  const { rows, rejects } = await writeBatch(await prepared, { store, listed: isPage });
  progress.rowsWritten += rows;
  progress.rejects += addNew(
    seen.rejects,
    rejects.map(({ kind, row_key }) => `${kind} ${row_key}`),
  );
  if (!isPage) return;
  progress.eventsSeen += addNew(
    seen.events,
    batch.events.map(({ id }) => id),
  );
  progress.marketsSeen += addNew(
    seen.markets,
    batch.markets.map(({ id }) => id),
  );
}
