import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { Answer } from "@/lib/http/call";
import type { FirstRows } from "./use-paged-rows";

/** Rows that wait below what is loaded, while the list goes on. */
const WAITING_ROWS = 20;

type CursorList<Row> = {
  key: string;
  first: FirstRows<Row> | null;
  load: (cursor: string | null, signal: AbortSignal) => Promise<Answer<Row[]>>;
};

/** A list that goes on by cursor as the reader goes down, since rows keep arriving at its top. */
export function useCursorRows<Row>({ key, first, load }: CursorList<Row>) {
  const initial = first?.key === key ? first.answer : null;
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, dataUpdatedAt } =
    useInfiniteQuery({
      queryKey: ["cursor-rows", key],
      queryFn: ({ pageParam, signal }) => load(pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: ({ metadata }: Answer<Row[]>) => metadata.nextCursor ?? null,
      staleTime: 60_000,
      ...(initial && { initialData: { pages: [initial], pageParams: [null] } }),
    });
  const rows = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);
  const count = rows.length;
  const showRange = useCallback(
    (start: number, end: number) => {
      if (hasNextPage && !isFetchingNextPage && start > 0 && end >= count - WAITING_ROWS)
        void fetchNextPage();
    },
    [hasNextPage, isFetchingNextPage, fetchNextPage, count],
  );
  return {
    key,
    firstRows: rows,
    /** What is loaded, and room for what comes. */
    total: data ? count + (hasNextPage ? WAITING_ROWS : 0) : null,
    loaded: count,
    hasMore: hasNextPage,
    rowAt: (index: number): Row | undefined => rows[index],
    showRange,
    isBehind: false,
    atMs: dataUpdatedAt || null,
    error: data ? null : error,
    retry: () => void refetch(),
  };
}
