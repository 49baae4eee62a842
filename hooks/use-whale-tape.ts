import {
  type InfiniteData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Answer } from "@/lib/http/call";
import { findArrivals, joinTape } from "@/lib/whales/find-arrivals";
import type { WhaleTrade } from "@/lib/whales/schema";
import { ROWS_PER_PAGE } from "./rows-per-page";
import { whaleBoard } from "@/lib/whales/whale-board";
import type { FirstRows } from "./use-paged-rows";
import { loadWhaleEndpoints } from "./use-whale-board";

const TAPE_POLL_MS = 10_000;
/** Rows that wait below what is loaded, while the tape goes on. */
const WAITING_ROWS = 20;

type Page = Answer<WhaleTrade[]>;
type TapeOptions = {
  input: Record<string, string>;
  first: FirstRows<WhaleTrade> | null;
  isPaused: boolean;
};

/** Large trades, newest first: older ones by cursor as the reader goes down, newer ones by polling from above. */
export function useWhaleTape({ input, first, isPaused }: TapeOptions) {
  const key = whaleBoard.keyOf("tape", input);
  const initial = first?.key === key ? first.answer : null;
  const [isAtTop, setAtTop] = useState(true);
  const { older, newest, isByTime } = useTapePages(key, input, initial, isPaused);
  const tape = useArrivals(key, older.data, newest.data, isPaused || !isAtTop);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = older;
  const count = tape.rows.length;
  const showRange = useCallback(
    (start: number, end: number) => {
      setAtTop(start === 0);
      if (hasNextPage && !isFetchingNextPage && start > 0 && end >= count - WAITING_ROWS)
        void fetchNextPage();
    },
    [hasNextPage, isFetchingNextPage, fetchNextPage, count],
  );
  return {
    key,
    ...tape,
    total: older.data ? count + (hasNextPage ? WAITING_ROWS : 0) : null,
    hasMore: hasNextPage,
    firstRows: tape.rows,
    rowAt: (index: number): WhaleTrade | undefined => tape.rows[index],
    showRange,
    isBehind: false,
    isLive: isByTime && !isPaused && !newest.error,
    atMs: Math.max(newest.dataUpdatedAt, older.dataUpdatedAt) || null,
    error: older.data ? null : older.error,
    retry: () => void older.refetch(),
  };
}

function useTapePages(
  key: string,
  input: Record<string, string>,
  initial: Page | null,
  isPaused: boolean,
) {
  const read = async (cursor: string | null, signal: AbortSignal): Promise<Page> =>
    (await loadWhaleEndpoints()).tape(
      { ...input, limit: ROWS_PER_PAGE, ...(cursor && { cursor }) },
      signal,
    );
  const isByTime = (input["sort"] ?? "-tradedAt") === "-tradedAt";
  const older = useInfiniteQuery({
    queryKey: ["tape", key],
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ metadata }) => metadata.nextCursor ?? null,
    staleTime: Number.POSITIVE_INFINITY,
    ...(initial && { initialData: { pages: [initial], pageParams: [null] } }),
  });
  const newest = useQuery({
    queryKey: ["tape-head", key],
    queryFn: ({ signal }) => read(null, signal),
    enabled: isByTime && older.data !== undefined,
    refetchInterval: isPaused ? false : TAPE_POLL_MS,
    staleTime: TAPE_POLL_MS,
    ...(initial && { initialData: initial }),
  });
  return { older, newest, isByTime };
}

/** `base` is the loaded page that they stand above. */
type Arrivals = {
  key: string;
  base: Page | undefined;
  rows: readonly WhaleTrade[];
  lastIds: ReadonlySet<string>;
};

const NO_ROWS: readonly WhaleTrade[] = [];
const NO_IDS: ReadonlySet<string> = new Set();

/** What polling brought, in its place above what was loaded; the ids of the last batch light up once. */
function useArrivals(
  key: string,
  pages: InfiniteData<Page> | undefined,
  newest: Page | undefined,
  isHeld: boolean,
) {
  const client = useQueryClient();
  const loaded = useMemo(() => pages?.pages.flatMap(({ data }) => data) ?? [], [pages]);
  const base = pages?.pages[0];
  const none: Arrivals = { key, base, rows: NO_ROWS, lastIds: NO_IDS };
  const [above, setAbove] = useState(none);
  const mine = above.key === key && above.base === base ? above : none;
  const shown = useMemo(() => joinTape(mine.rows, loaded), [loaded, mine.rows]);
  const { arrived, hasGap } = useMemo(
    () => findArrivals(shown, newest?.data ?? []),
    [shown, newest],
  );
  const isDue = !isHeld && pages !== undefined && arrived.length > 0;
  if (isDue && !hasGap)
    setAbove({
      key,
      base,
      rows: [...arrived, ...mine.rows],
      lastIds: new Set(arrived.map(({ id }) => id)),
    });
  useEffect(() => {
    if (!isDue || !hasGap || !newest) return;
    client.setQueryData(["tape", key], { pages: [newest], pageParams: [null] });
  }, [client, key, isDue, hasGap, newest]);
  return { rows: shown, lastIds: mine.lastIds, waiting: isHeld ? arrived.length : 0 };
}
