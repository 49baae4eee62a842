import { z } from "zod";
import type { Feed } from "../polymarket/client.ts";
import type { Parsed } from "../polymarket/records.ts";

/** Where a walk stands; stored with every page, so that the next slice goes on from it. */
export const walkStateSchema = z.object({
  /** End of the time window that is being walked; null is now. */
  to: z.string().nullable().default(null),
  cursor: z.string().nullable().default(null),
  /** The oldest row that the walk has shown. */
  oldest: z.string().nullable().default(null),
  rows: z.number().int().default(0),
  /** Pages in a row that did not get further back in time: empty, repeated, or all of one second. */
  standing: z.number().int().default(0),
  done: z.boolean().default(false),
  /** Why the walk ended before the end of the list. */
  cut: z.string().nullable().default(null),
});
export type WalkState = z.infer<typeof walkStateSchema>;

type Page = { to: Date | null; cursor: string | null };

type Walk<T> = {
  state: WalkState;
  fetchPage(page: Page): Promise<Feed<T>>;
  timeOf(record: T): string;
};

/** Deep offsets show the same rows again and again instead of an end. */
const MAX_STANDING = 3;
const MAX_ROWS = 200_000;

/**
 * Walks a list that is newest first back to its end. Where the upstream refuses to go deeper or repeats itself, a new
 * time window begins at the oldest row seen; it shows that row's second again, which storing by key does not mind.
 */
export async function* walkWindows<T>({
  state,
  fetchPage,
  timeOf,
}: Walk<T>): AsyncGenerator<{ rows: Parsed<T>[]; state: WalkState }> {
  let current = state;
  while (!current.done) {
    const page = await fetchPage({
      to: current.to === null ? null : new Date(current.to),
      cursor: current.cursor,
    });
    current = nextState(current, page, timeOf);
    yield { rows: page.rows, state: current };
  }
}

function nextState<T>(state: WalkState, page: Feed<T>, timeOf: (record: T) => string): WalkState {
  const times = page.rows.flatMap((row) => (row.ok ? [timeOf(row.record)] : []));
  const oldest = times.reduce<string | null>(
    (least, time) => (least === null || time < least ? time : least),
    state.oldest,
  );
  const stands = oldest === state.oldest;
  const next: WalkState = {
    ...state,
    oldest,
    rows: state.rows + page.rows.length,
    standing: stands ? state.standing + 1 : 0,
    cursor: page.nextCursor,
  };
  if (next.rows >= MAX_ROWS) return { ...next, done: true, cut: `more than ${MAX_ROWS} rows` };
  const isCut = page.truncated || next.standing >= MAX_STANDING;
  if (!isCut) return { ...next, done: page.nextCursor === null };
  // A second that holds more rows than the upstream gives cannot be split any further.
  if (oldest === null || oldest === state.to)
    return { ...next, done: true, cut: "the upstream gives no more rows of this time" };
  return { ...next, to: oldest, cursor: null, standing: 0 };
}
