import type { MarketFilter } from "./schema.ts";

const FILTER_KEYS = [
  "q",
  "category",
  "tag",
  "active",
  "closed",
  "price_min",
  "price_max",
  "volume_min",
  "liquidity_min",
  "spread_max",
  "ends_before",
  "ends_after",
  "change_min",
  "change_max",
  "watchlist",
] as const satisfies readonly (keyof MarketFilter)[];

export type MarketFilterKey = (typeof FILTER_KEYS)[number];

/** The screener's filter as it stands in a URL, the page's and the API's alike; the server parses and judges it. */
export type MarketQuery = Partial<Record<MarketFilterKey | "sort", string>>;

export const marketQuery = {
  filterKeys: FILTER_KEYS,
  defaultSort: "-volume24h",

  /** Takes what is a filter out of a page's parameters; empty fields of a form say nothing. */
  read(params: Record<string, string | string[] | null | undefined>): MarketQuery {
    const query: MarketQuery = {};
    for (const key of [...FILTER_KEYS, "sort"] as const) {
      const value = params[key];
      const text = (Array.isArray(value) ? value[0] : value)?.trim();
      if (text && !(key === "sort" && text === marketQuery.defaultSort)) query[key] = text;
    }
    return query;
  },

  /** The same filter as a link. */
  toHref(path: string, query: MarketQuery, extra: Record<string, string | number> = {}): string {
    const search = new URLSearchParams(query);
    for (const [key, value] of Object.entries(extra)) search.set(key, String(value));
    return search.size > 0 ? `${path}?${search}` : path;
  },
};
