import { useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Answer } from "@/lib/http/call";
import { ROWS_PER_PAGE } from "./rows-per-page";

/** What the server sent with the page: the first rows of one view. */
export type FirstRows<Row> = { key: string; answer: Answer<Row[]> };

type PagedList<Row> = {
  /** Names the view: another key is another list. */
  key: string;
  first: FirstRows<Row> | null;
  load: (page: { limit: number; offset: number }, signal: AbortSignal) => Promise<Answer<Row[]>>;
  pollMs?: number;
};

type View<Row> = {
  key: string;
  total: number;
  metadata: Answer<Row[]>["metadata"];
  atMs: number;
  pages: Map<number, Row[] | undefined>;
};

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
  const view = toView(key, inSight, results);
  const [kept, setKept] = useState(view);
  if (view && !isSameView(view, kept)) setKept(view);
  const shown = view ?? kept;
  const showRange = useCallback((start: number, end: number) => {
    setInSight((before) => {
      const pages = toPages(start, end);
      return pages.join() === before.join() ? before : pages;
    });
  }, []);
  return {
    ...toRows(shown, key),
    showRange,
    /** The rows shown belong to the view before. */
    isBehind: view === null,
    error: results.find((result) => result.error && !result.data)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error) void result.refetch();
    },
  };
}

export type PagedRows<Row> = ReturnType<typeof usePagedRows<Row>>;

function toRows<Row>(shown: View<Row> | null, key: string) {
  return {
    key: shown?.key ?? key,
    total: shown?.total ?? null,
    metadata: shown?.metadata ?? null,
    /** When the rows in sight were read. */
    atMs: shown?.atMs ?? null,
    firstRows: shown?.pages.get(0) ?? [],
    rowAt: (index: number): Row | undefined =>
      shown?.pages.get(Math.floor(index / ROWS_PER_PAGE))?.[index % ROWS_PER_PAGE],
  };
}

type Result<Row> = { data: Answer<Row[]> | undefined; dataUpdatedAt: number };

function toView<Row>(
  key: string,
  inSight: readonly number[],
  results: readonly Result<Row>[],
): View<Row> | null {
  const found = results.find(({ data }) => data);
  if (!found?.data) return null;
  const { metadata } = found.data;
  return {
    key,
    total: metadata.total ?? found.data.data.length,
    metadata,
    atMs: found.dataUpdatedAt,
    pages: new Map(inSight.map((page, at) => [page, results[at]?.data?.data])),
  };
}

function isSameView<Row>(view: View<Row>, other: View<Row> | null): boolean {
  if (!other || other.key !== view.key || other.metadata !== view.metadata) return false;
  return (
    other.pages.size === view.pages.size &&
    [...view.pages].every(([page, rows]) => other.pages.get(page) === rows)
  );
}

function toPages(start: number, end: number): number[] {
  const from = Math.floor(Math.max(start, 0) / ROWS_PER_PAGE);
  const to = Math.floor(Math.max(end, start) / ROWS_PER_PAGE);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
