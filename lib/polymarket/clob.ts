import { upstreamFailed } from "../http/upstream-fault.ts";
import type { OrderBookRecord, PricePoint } from "./records.ts";
import { toChunks } from "./to-chunks.ts";
import { toOrderBook } from "./to-order-book.ts";
import { ask, nullWhenMissing, type RequestOptions, type Upstream } from "./upstream.ts";
import { historySchema, rowSchema, rowsSchema } from "./wire.ts";

export type PriceHistoryQuery = RequestOptions & {
  tokenId: string;
  /** Minutes between points; the upstream wants ≥ 5 for `1w` and ≥ 10 for `1m` (one month) and `max`. */
  fidelity?: number;
} & ({ interval: "max" | "1m" | "1w" | "1d" | "6h" | "1h" } | { from: Date; to: Date });

const BOOKS_A_REQUEST = 500;

export async function getOrderBook(
  upstream: Upstream,
  tokenId: string,
  options: RequestOptions,
): Promise<OrderBookRecord | null> {
  const call = { path: "/book", query: { token_id: tokenId }, schema: rowSchema };
  const row = await nullWhenMissing(ask(upstream, "clob", call, options));
  if (row === null) return null;
  const book = toOrderBook(row);
  if (book.ok) return book.record;
  const { host } = new URL(upstream.urls.clob);
  throw upstreamFailed(
    { host, path: "/book", reason: "unexpected_shape", status: 200, attempts: 1 },
    `gave a book that does not fit (${book.reason})`,
  );
}

export async function getOrderBooks(
  upstream: Upstream,
  tokenIds: readonly string[],
  options: RequestOptions,
): Promise<OrderBookRecord[]> {
  const books: OrderBookRecord[] = [];
  for (const chunk of toChunks(tokenIds, BOOKS_A_REQUEST)) {
    const body = chunk.map((token_id) => ({ token_id }));
    const rows = await ask(upstream, "clob", { path: "/books", body, schema: rowsSchema }, options);
    for (const row of rows) {
      const book = toOrderBook(row);
      if (book.ok) books.push(book.record);
    }
  }
  return books;
}

/** The upstream calls the token `market` here. */
export async function getPriceHistory(
  upstream: Upstream,
  { tokenId, fidelity, signal, deadline, lane, ...span }: PriceHistoryQuery,
): Promise<PricePoint[]> {
  const query = { market: tokenId, fidelity, ...toSpan(span) };
  const options = { signal, ...(deadline && { deadline }), ...(lane !== undefined && { lane }) };
  const call = { path: "/prices-history", query, schema: historySchema };
  const { history } = await ask(upstream, "clob", call, options);
  const points = new Map<number, number>();
  for (const { t, p } of history) if (t > 0 && p >= 0 && p <= 1) points.set(t * 1000, p);
  return [...points]
    .map(([timeMs, price]) => ({ timeMs, price }))
    .sort((one, other) => one.timeMs - other.timeMs);
}

const toSpan = (span: { interval: string } | { from: Date; to: Date }) =>
  "interval" in span
    ? { interval: span.interval }
    : { startTs: toSeconds(span.from), endTs: toSeconds(span.to) };

const toSeconds = (date: Date) => Math.floor(date.getTime() / 1000);
