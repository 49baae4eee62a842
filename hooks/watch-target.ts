import type { WatchItem, WatchKind } from "@/lib/watchlist/schema";

/** `title` is shown until the server has answered. */
export type WatchTarget = { kind: WatchKind; id: string; title?: string | undefined };

export const watchKey = (kind: WatchKind, id: string): string => `${kind}:${id}`;

/** Where the query cache keeps the list. */
export const WATCHLIST_KEY = ["watchlist"] as const;

/** The list as the cache holds it. */
export type Watchlist = WatchItem[];
