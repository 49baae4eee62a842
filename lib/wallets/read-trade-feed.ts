import type { Context } from "../context.ts";
import type { UpstreamPort } from "../markets/get-order-book.ts";
import type { Feed } from "../polymarket/client.ts";
import type { TradeRecord } from "../polymarket/records.ts";
import type { Claim } from "./lease.ts";
import { loadTrades } from "./load-trades.ts";
import { createFeedStore, type FeedStore } from "./trade-feed-store.ts";
import type { TradeFeedState } from "./trade-feed-state.ts";

export type FeedContext = Pick<Context, "service" | "origin" | "now" | "signal"> & UpstreamPort;

export type FeedOptions = { taker: boolean; claim: Claim; deadline: Date };

const ROWS_A_PAGE = 1000;
/** How much of a feed that was never read comes first; the rest is read behind it. */
const FIRST_PAGES = 4;
/** A walk that finds no watermark by then leaves a gap. */
const MAX_HEAD_PAGES = 100;
/** Late rows: the walk goes this far below the watermark. */
const OVERLAP_MS = 60_000;
/** A cursor older than this may no longer hold. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;
/** How far back the history of all markets is read; of single wallets everything is. */
const TAIL_DAYS = 7;
const TAIL_ROWS = 200_000;
const DAY_MS = 86_400_000;

type Reading = FeedContext & FeedOptions & { store: FeedStore };

const feedName = (taker: boolean) => (taker ? "taker-trades" : "trades");

/** Reads the global feed from its newest row down to what the last reading began with. True when it got there. */
export async function readFeedHead(ctx: FeedContext, options: FeedOptions): Promise<boolean> {
  const store = createFeedStore(ctx, feedName(options.taker), options.claim);
  const { watermark, state } = await store.read();
  const reading = { ...ctx, ...options, store };
  const begunAt = state.head && Date.parse(state.head.begunAt);
  const isYoung = begunAt !== null && ctx.now().getTime() - begunAt < FORGOTTEN_AFTER_MS;
  const fresh = { ...EMPTY_HEAD, begunAt: ctx.now().toISOString() };
  let head = (isYoung && state.head) || fresh;
  for (;;) {
    const page = await readPage(reading, head.cursor);
    head = advance(head, page);
    const end = findEnd(head, page, watermark);
    if (end) {
      await endHead(reading, { state, head, page, isFirst: watermark === null, end });
      return true;
    }
    await store.save({ state: { ...state, head } });
    if (isOver(reading)) return false;
  }
}

type Page = Feed<TradeRecord> & { lost: boolean };
type Head = NonNullable<TradeFeedState["head"]>;

function advance(head: Head, { rows, nextCursor, lost }: Page): Head {
  const times = rows.flatMap((row) => (row.ok ? [row.record.tradedAt] : [])).sort();
  return {
    ...head,
    cursor: nextCursor,
    pages: head.pages + 1,
    newest: head.newest ?? times.at(-1) ?? null,
    oldest: times[0] ?? head.oldest,
    lost: head.lost || lost,
  };
}

/** Why the walk ends here: it met the watermark, it is deep enough for a first one, or the upstream gives no more. */
function findEnd(head: Head, page: Page, watermark: string | null) {
  if (watermark === null) {
    if (head.pages >= FIRST_PAGES || page.nextCursor === null) return "met";
    return null;
  }
  const isMet =
    head.oldest !== null && Date.parse(head.oldest) < Date.parse(watermark) - OVERLAP_MS;
  if (isMet || (page.nextCursor === null && !page.truncated)) return "met";
  return page.truncated || head.pages >= MAX_HEAD_PAGES ? "cut" : null;
}

type HeadEnd = {
  state: TradeFeedState;
  head: Head;
  page: Page;
  isFirst: boolean;
  end: "met" | "cut";
};

function endHead({ store }: Reading, { state, head, page, isFirst, end }: HeadEnd) {
  const isCut = end === "cut";
  const tail = isFirst
    ? { cursor: page.nextCursor, rows: 0, done: page.nextCursor === null, lost: false }
    : state.tail;
  const hasHole = isCut || head.lost;
  return store.save({
    // What is still read behind a hole does not close it.
    state: { head: null, tail: tail && { ...tail, lost: tail.lost || hasHole } },
    ...(head.newest !== null && { watermark: head.newest }),
    gap: isCut,
    lost: head.lost,
    // A row that could not be stored has no time to be trusted: all that was read with it may lack it.
    coveredFrom: head.lost ? head.newest : head.oldest,
    success: true,
  });
}

/** Reads on behind the first reading, page by page while there is time. True when there is nothing more to read. */
export async function readFeedTail(ctx: FeedContext, options: FeedOptions): Promise<boolean> {
  const store = createFeedStore(ctx, feedName(options.taker), options.claim);
  const reading = { ...ctx, ...options, store };
  const { state } = await store.read();
  let { tail } = state;
  const horizon = ctx.now().getTime() - TAIL_DAYS * DAY_MS;
  while (tail && !tail.done) {
    if (isOver(reading)) return false;
    const page = await readPage(reading, tail.cursor);
    const { oldest } = advance(EMPTY_HEAD, page);
    const rows: number = tail.rows + page.rows.length;
    const lost: boolean = tail.lost || page.lost;
    const isDeep = rows >= TAIL_ROWS || (oldest !== null && Date.parse(oldest) < horizon);
    tail = { cursor: page.nextCursor, rows, done: isDeep || page.nextCursor === null, lost };
    await store.save({ state: { ...state, tail }, coveredFrom: lost ? null : oldest });
  }
  return true;
}

const EMPTY_HEAD: Head = {
  cursor: null,
  newest: null,
  oldest: null,
  pages: 0,
  begunAt: "",
  lost: false,
};

const isOver = ({ signal, now, deadline }: Reading) => signal.aborted || now() >= deadline;

async function readPage(reading: Reading, cursor: string | null): Promise<Page> {
  const { polymarket, signal, taker, claim } = reading;
  const page = await polymarket.listTrades({
    cursor,
    takerOnly: taker,
    limit: ROWS_A_PAGE,
    signal,
    lane: "trades",
  });
  const { rejects } = await loadTrades(reading, page.rows, { taker, claim });
  return { ...page, lost: rejects > 0 };
}
