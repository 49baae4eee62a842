import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { marketQuery, type MarketQuery } from "@/lib/markets/market-query";

const PARSERS = {
  ...(Object.fromEntries(
    [...marketQuery.filterKeys, "sort"].map((key) => [key, parseAsString]),
  ) as Record<keyof MarketQuery, typeof parseAsString>),
  /** Columns that are shown, when they are not the usual ones. */
  cols: parseAsString,
  /** Dollars of my order, for the column of executable prices. */
  size: parseAsString,
  group: parseAsStringLiteral(["event"]),
  /** Events that are opened, where rows stand by event. */
  open: parseAsArrayOf(parseAsString).withDefault([]),
  density: parseAsStringLiteral(["compact", "comfortable"]),
  /** Where a page without JavaScript stands. */
  offset: parseAsString,
};

/** What the account keeps of the screener; a link that names its own goes before it. */
export type ScreenerPreferences = {
  density: "compact" | "comfortable";
  /** Ids with commas between; null is the usual ones. */
  cols: string | null;
};
const USUAL: ScreenerPreferences = { density: "compact", cols: null };

/** Filter, sort, columns and density live in the URL: reload, back and a shared link give the same view. */
export function useMarketSearch(preferred: ScreenerPreferences = USUAL) {
  const [values, set] = useQueryStates(PARSERS, { history: "push" });
  const size = Number(values.size ?? 0);
  const query = useMemo(() => marketQuery.read(values), [values]);
  return {
    query,
    cols: values.cols ?? preferred.cols,
    density: values.density ?? preferred.density,
    preferred,
    sizeUsd: size > 0 && size <= 1e9 ? size : null,
    isGrouped: values.group === "event",
    open: values.open,
    setSize: (usd: string | null) => void set({ size: usd }, { history: "replace" }),
    setGrouped: (isGrouped: boolean) => void set({ group: isGrouped ? "event" : null, open: null }),
    setOpen: (open: string[]) =>
      void set({ open: open.length > 0 ? open : null }, { history: "replace" }),
    setFilter: (patch: Partial<Record<keyof MarketQuery, string | null>>, history?: "replace") =>
      void set({ ...patch, offset: null }, history && { history }),
    resetFilter: () =>
      void set({
        ...Object.fromEntries(marketQuery.filterKeys.map((key) => [key, null])),
        offset: null,
        open: null,
      }),
    setCols: (cols: string | null) => void set({ cols }, { history: "replace" }),
    setDensity: (density: "compact" | "comfortable") =>
      void set({ density: density === preferred.density ? null : density }, { history: "replace" }),
  };
}

export type MarketSearch = ReturnType<typeof useMarketSearch>;
