import { useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Answer } from "@/lib/http/call";
import { ROWS_PER_PAGE } from "./rows-per-page";

/** What the server sent with the page: the first rows of one view, or why there are none. */
export type FirstRows<Row> = { key: string; answer: Answer<Row[]> };

type PagedList<Row> = {
  /** Names the view: another key is another list. */
  key: string;
  first: FirstRows<Row> | null;
  load: (page: { limit: number; offset: number }, signal: AbortSignal) => Promise<Answer<Row[]>>;
  pollMs?: number;
};

type View<Row> = { key: string; total: number; metadata: Answer<Row[]>["metadata"]; atMs: number };

/** The rows of one view by index, fetched by the pages that are in sight; while another view loads, the last one stays. */
export function usePagedRows<Row>({ key, first, load, pollMs = 60_000 }: PagedList<Row>) {
  const [inSight, setInSight] = useState<readonly number[]>([0]);
  const results = useQueries({
    queries: inSight.map((page) => ({
      queryKey: ["rows", key, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        load({ limit: ROWS_PER_PAGE, offset: page * ROWS_PER_PAGE }, signal),
      staleTime: pollMs,
      refetchInterval: pollMs,
      ...(first?.key === key && page === 0 && { initialData: first.answer }),
    })),
  });
  const found = results.find((result) => result.data);
  const metadata = found?.data?.metadata ?? null;
  const rowsOf = new Map(inSight.map((page, at) => [page, results[at]?.data?.data]));
  const view = found &&
    metadata && { key, total: metadata.total ?? 0, metadata, atMs: found.dataUpdatedAt, rowsOf };
  const [kept, setKept] = useState<(View<Row> & { rowsOf: typeof rowsOf }) | null>(view ?? null);
  if (view && (kept?.key !== key || !isSame(view, kept))) setKept(view);
  const shown = view ?? kept;
  const showRange = useCallback((start: number, end: number) => {
    setInSight((before) => {
      const pages = toPages(start, end);
      return pages.join() === before.join() ? before : pages;
    });
  }, []);
  return {
    key: shown?.key ?? key,
    total: shown?.total ?? null,
    metadata: shown?.metadata ?? null,
    /** When the rows in sight were read. */
    atMs: shown?.atMs ?? null,
    rowAt: (index: number): Row | undefined =>
      shown?.rowsOf.get(Math.floor(index / ROWS_PER_PAGE))?.[index % ROWS_PER_PAGE],
    firstRows: shown?.rowsOf.get(0) ?? [],
    showRange,
    /** The rows shown belong to the view before. */
    isBehind: !view,
    error: results.find((result) => result.error && !result.data)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error) void result.refetch();
    },
  };
}

export type PagedRows<Row> = ReturnType<typeof usePagedRows<Row>>;

function toPages(start: number, end: number): number[] {
  const from = Math.floor(Math.max(start, 0) / ROWS_PER_PAGE);
  const to = Math.floor(Math.max(end, start) / ROWS_PER_PAGE);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

type Kept = { metadata: object; rowsOf: Map<number, unknown> };

function isSame(view: Kept, other: Kept | null): boolean {
  if (!other || other.metadata !== view.metadata || other.rowsOf.size !== view.rowsOf.size)
    return false;
  return [...view.rowsOf].every(([page, rows]) => other.rowsOf.get(page) === rows);
}
