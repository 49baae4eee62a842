import { useQueries } from "@tanstack/react-query";
import type { Quote, Sparkline } from "@/lib/markets/terminal-schema";
import { readRows } from "./read-rows";

const ROWS_A_REQUEST = 25;
const QUOTE_MS = 30_000;
const SPARKLINE_MS = 300_000;

/** What rows show besides themselves, by market id; missing is not read yet, or there is none. */
export type RowExtras = {
  sparklines: ReadonlyMap<string, Sparkline>;
  quotes: ReadonlyMap<string, Quote>;
  sizeUsd: number | null;
};

type Options = {
  /** Ids of the rows in sight, by their places in the list. */
  idAt: (index: number) => string | undefined;
  range: { start: number; end: number };
  hasSparklines: boolean;
  sizeUsd: number | null;
};

/** Small charts and prices for my size, asked for by the batch and for rows in sight alone. */
export function useRowExtras({ idAt, range, hasSparklines, sizeUsd }: Options): RowExtras {
  const batches = toBatches(idAt, range);
  const sparklines = useQueries({
    queries: batches.map((ids) => ({
      queryKey: ["sparklines", ids],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        readRows<Sparkline>(`/api/polymarket/sparklines?ids=${encodeURIComponent(ids)}`, signal),
      enabled: hasSparklines,
      staleTime: SPARKLINE_MS,
    })),
    combine: toMap<Sparkline>,
  });
  const quotes = useQueries({
    queries: batches.map((ids) => ({
      queryKey: ["quotes", sizeUsd, ids],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        readRows<Quote>(
          `/api/polymarket/quotes?size=${sizeUsd}&ids=${encodeURIComponent(ids)}`,
          signal,
        ),
      enabled: sizeUsd !== null,
      staleTime: QUOTE_MS,
      refetchInterval: QUOTE_MS,
      retry: false,
    })),
    combine: toMap<Quote>,
  });
  return { sparklines, quotes, sizeUsd };
}

/** Batches begin at fixed places, so that scrolling by a row asks for nothing new. */
function toBatches(idAt: Options["idAt"], { start, end }: Options["range"]): string[] {
  const batches: string[] = [];
  const first = Math.floor(start / ROWS_A_REQUEST) * ROWS_A_REQUEST;
  for (let from = first; from <= end; from += ROWS_A_REQUEST) {
    const ids: string[] = [];
    for (let index = from; index < from + ROWS_A_REQUEST; index++) {
      const id = idAt(index);
      if (id !== undefined) ids.push(id);
    }
    if (ids.length > 0) batches.push(ids.join());
  }
  return batches;
}

function toMap<Row extends { marketId: string }>(
  results: readonly { data: Row[] | undefined }[],
): ReadonlyMap<string, Row> {
  return new Map(results.flatMap(({ data }) => (data ?? []).map((row) => [row.marketId, row])));
}
