import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { UpstreamPort } from "./get-order-book.ts";
import { readBooks, type ReadBook } from "./read-books.ts";
import type { Quote } from "./terminal-schema.ts";
import { type FeeSchedule, walkBook } from "./walk-book.ts";

type Leg = { marketId: string; outcome: string; tokenId: string; feeSchedule: FeeSchedule };

/** What a buy of `size` dollars would pay in each market, from books read together. */
export async function listQuotes(
  ctx: Pick<Context, "db" | "origin" | "signal" | "now"> & UpstreamPort,
  { ids, size }: { ids: string[]; size: number },
): Promise<Reply<Quote[]>> {
  const legs = await readLegs(ctx, ids);
  const books = await readBooks(
    { polymarket: ctx.polymarket, signal: ctx.signal, now: ctx.now },
    legs.map(({ tokenId }) => tokenId),
  );
  const quotes = legs.flatMap((leg) => {
    const read = books.get(leg.tokenId);
    return read ? [toQuote(leg, read, size)] : [];
  });
  return reply(quotes, { metadata: { total: quotes.length, source: ctx.origin } });
}

export function toQuote(leg: Leg, { book, readAtMs }: ReadBook, sizeUsd: number): Quote {
  const fill = book && walkBook(book.asks, sizeUsd, leg.feeSchedule);
  const isEmpty = !book || book.asks.length === 0;
  return {
    marketId: leg.marketId,
    outcome: leg.outcome,
    sizeUsd,
    price: fill && round(fill.price),
    fee: fill && fill.fee !== null ? round(fill.fee) : null,
    cost: fill && fill.fee !== null ? round(fill.price + fill.fee) : null,
    reason: fill ? null : isEmpty ? "no_book" : "too_thin",
    bookAt: book?.timestamp ?? null,
    asOf: new Date(readAtMs).toISOString(),
  };
}

const round = (value: number) => Math.round(value * 1e6) / 1e6;

async function readLegs(
  { db, origin, signal }: Pick<Context, "db" | "origin" | "signal">,
  ids: string[],
): Promise<Leg[]> {
  const [outcomes, details] = await Promise.all([
    db
      .from("market_outcomes")
      .select("market_id, name, token_id")
      .eq("origin", origin)
      .eq("position", 0)
      .in("market_id", ids)
      .abortSignal(signal),
    db
      .from("market_details")
      .select("market_id, fee_schedule")
      .eq("origin", origin)
      .in("market_id", ids)
      .abortSignal(signal),
  ]);
  const fees = new Map(unwrap(details).map((row) => [row.market_id, row.fee_schedule]));
  return unwrap(outcomes).flatMap(({ market_id, name, token_id }) =>
    token_id === null
      ? []
      : [
          {
            marketId: market_id,
            outcome: name,
            tokenId: token_id,
            feeSchedule: (fees.get(market_id) ?? null) as FeeSchedule,
          },
        ],
  );
}
