import type { OrderBookRecord } from "../polymarket/records.ts";
import type { Polymarket } from "../polymarket/client.ts";

const KEPT_MS = 15_000;
const CAPACITY = 1000;

export type ReadBook = { book: OrderBookRecord | null; readAtMs: number };

const kept = new Map<string, ReadBook>();

/** Many books in one request; one that was read in the last fifteen seconds is not asked for again. */
export async function readBooks(
  { polymarket, signal, now }: { polymarket: Polymarket; signal: AbortSignal; now: () => Date },
  tokenIds: readonly string[],
): Promise<Map<string, ReadBook>> {
  const nowMs = now().getTime();
  const isFresh = (token: string) => (kept.get(token)?.readAtMs ?? 0) > nowMs - KEPT_MS;
  const wanted = [...new Set(tokenIds)].filter((token) => !isFresh(token));
  if (wanted.length > 0) {
    const books = await polymarket.getOrderBooks(wanted, { signal });
    const byToken = new Map(books.map((book) => [book.tokenId, book]));
    for (const token of wanted) keep(token, { book: byToken.get(token) ?? null, readAtMs: nowMs });
  }
  return new Map(
    tokenIds.flatMap((token) => {
      const found = kept.get(token);
      return found ? [[token, found] as const] : [];
    }),
  );
}

function keep(token: string, read: ReadBook): void {
  kept.delete(token);
  kept.set(token, read);
  const [oldest] = kept.keys();
  if (kept.size > CAPACITY && oldest !== undefined) kept.delete(oldest);
}
