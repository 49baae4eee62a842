import { toHref } from "../http/to-href.ts";

/** The views of the page on unusual activity, in the order of their tabs. */
export const UNUSUAL_TABS = ["markets", "wallets", "record", "signals"] as const;
export type UnusualTab = (typeof UNUSUAL_TABS)[number];

const FILTERS = [
  "min_usd",
  "window",
  "market",
  "category",
  "exclude_mm",
  "min_score",
  "sort",
] as const;

/** What of the page stands in its URL; `selected` names the row whose factors are shown. */
export const UNUSUAL_KEYS = [...FILTERS, "tab", "kind", "graded", "selected"] as const;
export type UnusualKey = (typeof UNUSUAL_KEYS)[number];
export type UnusualQuery = Partial<Record<UnusualKey, string>>;

export const unusualTabs = {
  read(params: Record<string, string | string[] | undefined>): UnusualQuery {
    const query: UnusualQuery = {};
    for (const key of UNUSUAL_KEYS) {
      const value = params[key];
      const text = (Array.isArray(value) ? value[0] : value)?.trim();
      if (text) query[key] = text;
    }
    return query;
  },

  of: ({ tab }: UnusualQuery): UnusualTab =>
    UNUSUAL_TABS.find((known) => known === tab) ?? "markets",

  keyOf: (tab: UnusualTab, input: Record<string, string>): string =>
    toHref(`unusual/${tab}`, input),

  /** What the view's route is asked with. */
  toInput(query: UnusualQuery): Record<string, string> {
    const tab = unusualTabs.of(query);
    const keys: readonly UnusualKey[] =
      tab === "record" ? [] : tab === "signals" ? ["kind", "graded", "market"] : FILTERS;
    return Object.fromEntries(
      keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])),
    );
  },
};
