import {
  type QueryClient,
  QueryObserver,
  queryOptions,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import type { WatchItem } from "@/lib/watchlist/schema";
import { loadEndpoints } from "./load-endpoints";
import { useAccount } from "./use-account";
import { WATCHLIST_KEY, watchKey, type WatchTarget } from "./watch-target";

const REFRESH_MS = 60_000;

const watchlistQueryOptions = () =>
  queryOptions({
    queryKey: WATCHLIST_KEY,
    queryFn: async ({ signal }) => (await loadEndpoints()).watchlist(signal),
    staleTime: REFRESH_MS,
  });

/** What the user follows, with prices that are kept fresh; asks nothing for a stranger. */
export function useWatchlist() {
  const isSignedIn = useAccount() !== null;
  return useQuery({
    ...watchlistQueryOptions(),
    enabled: isSignedIn,
    refetchInterval: REFRESH_MS,
  });
}

const keys = new WeakMap<readonly WatchItem[], ReadonlySet<string>>();

/** Made once a list, however many stars ask. */
function keysOf(items: readonly WatchItem[]): ReadonlySet<string> {
  const known = keys.get(items);
  if (known) return known;
  const made = new Set(items.map(({ kind, targetId }) => watchKey(kind, targetId)));
  keys.set(items, made);
  return made;
}

type List = { subscribe: (listener: () => void) => () => void; has: (key: string) => boolean };

const NO_LIST: List = { subscribe: () => () => {}, has: () => false };
const lists = new WeakMap<QueryClient, List>();

/** One observer for all stars: one a row was most of what a scroll computed beside React. */
function listOf(client: QueryClient): List {
  const known = lists.get(client);
  if (known) return known;
  const observer = new QueryObserver(client, watchlistQueryOptions());
  const listeners = new Set<() => void>();
  let stop: (() => void) | null = null;
  const made: List = {
    subscribe(listener) {
      listeners.add(listener);
      stop ??= observer.subscribe(() => {
        for (const each of listeners) each();
      });
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
    has(key) {
      const items = client.getQueryData<WatchItem[]>(WATCHLIST_KEY);
      return items !== undefined && keysOf(items).has(key);
    },
  };
  lists.set(client, made);
  return made;
}

const loadWrite = () => import("./set-watched");

/** Whether one thing is on the watchlist, and how to change that; shown at once, taken back where the server refuses. */
export function useWatched({ kind, id, title }: WatchTarget) {
  const isSignedIn = useAccount() !== null;
  const client = useQueryClient();
  const key = watchKey(kind, kind === "wallet" ? id.toLowerCase() : id);
  const list = isSignedIn ? listOf(client) : NO_LIST;
  const isWatched = useSyncExternalStore(
    list.subscribe,
    useCallback(() => list.has(key), [list, key]),
    () => false,
  );
  return {
    isSignedIn,
    isWatched,
    /** Fetches the code of the write, so that the press itself is answered at once. */
    prepare: () => void loadWrite(),
    toggle: () =>
      void loadWrite().then(({ setWatched }) =>
        setWatched(client, { kind, id, title }, !isWatched),
      ),
  };
}
