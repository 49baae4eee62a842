import type { Context } from "../context.ts";
import type { UpstreamPort } from "../markets/get-order-book.ts";
import type { Figure } from "../markets/figure.ts";
import { readBooks, type ReadBook } from "../markets/read-books.ts";
import { toFigure } from "../markets/to-figure.ts";
import { toOrderBook } from "../markets/to-order-book.ts";
import type { WhaleTrade } from "./schema.ts";

/** Books say something beside the tape: it does not wait for them longer than this. */
const PATIENCE_MS = 2000;
/** As many books as the upstream gives in one answer. */
const MOST_BOOKS = 500;

type Ports = Pick<Context, "signal" | "now" | "log"> & UpstreamPort;

/** Sets each fill against what rests now within two points of the middle, on the side that such a fill takes from. */
export async function addDepthShare(
  ctx: Ports,
  trades: readonly WhaleTrade[],
): Promise<WhaleTrade[]> {
  const tokens = [...new Set(trades.map(({ tokenId }) => tokenId))].slice(0, MOST_BOOKS);
  const books = await readInTime(ctx, tokens);
  return trades.map((trade) => ({
    ...trade,
    depthShare: toDepthShare(trade, books.get(trade.tokenId), ctx.now()),
  }));
}

/** Null where no book was read: the market is closed or the upstream did not answer. */
function toDepthShare(
  { side, notionalUsd }: WhaleTrade,
  read: ReadBook | undefined,
  now: Date,
): Figure | null {
  if (!read?.book) return null;
  const { depth } = toOrderBook(read.book, { sizeUsd: undefined, now });
  const restingUsd = side === "BUY" ? depth.askUsd : depth.bidUsd;
  return toFigure(restingUsd > 0 ? notionalUsd / restingUsd : null, {
    n: 1,
    coverage: "complete",
    asOf: new Date(read.readAtMs).toISOString(),
    version: "depth-share-1",
  });
}

async function readInTime(
  { polymarket, signal, now, log }: Ports,
  tokens: readonly string[],
): Promise<Map<string, ReadBook>> {
  if (tokens.length === 0) return new Map();
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    return await readBooks({ polymarket, signal: inTime, now }, tokens);
  } catch (error) {
    signal.throwIfAborted();
    log("warn", "the tape stands without the books", { error });
    return new Map();
  }
}
