import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { marketQuery, type MarketQuery } from "@/lib/markets/market-query";

const PARSERS = {
  ...(Object.fromEntries(
    [...marketQuery.filterKeys, "sort"].map((key) => [key, parseAsString]),
  ) as Record<keyof MarketQuery, typeof parseAsString>),
  /** Columns that are shown, when they are not the usual ones. */
  cols: parseAsString,
  density: parseAsStringLiteral(["compact", "comfortable"]).withDefault("compact"),
  /** Where a page without JavaScript stands. */
  offset: parseAsString,
};

/** Filter, sort, columns and density live in the URL: reload, back and a shared link give the same view. */
export function useMarketSearch() {
  const [values, set] = useQueryStates(PARSERS, { history: "push" });
  const query = useMemo(() => marketQuery.read(values), [values]);
  return {
    query,
    cols: values.cols,
    density: values.density,
    setFilter: (patch: Partial<Record<keyof MarketQuery, string | null>>, history?: "replace") =>
      void set({ ...patch, offset: null }, history && { history }),
    resetFilter: () =>
      void set({
        ...Object.fromEntries(marketQuery.filterKeys.map((key) => [key, null])),
        offset: null,
      }),
    setCols: (cols: string | null) => void set({ cols }, { history: "replace" }),
    setDensity: (density: "compact" | "comfortable") =>
      void set({ density }, { history: "replace" }),
  };
}

export type MarketSearch = ReturnType<typeof useMarketSearch>;
