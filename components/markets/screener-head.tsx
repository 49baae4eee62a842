import { ExportMenu } from "@/components/data-table/export-menu";
import { SavedScreensMenu } from "@/components/screens/saved-screens-menu";
import type { MarketList } from "@/hooks/use-markets";
import type { MarketSearch } from "@/hooks/use-market-search";
import { marketQuery } from "@/lib/markets/market-query";
import { ColumnMenu } from "./column-menu";
import { FilterBar } from "./filter-bar";
import { FilterChips } from "./filter-chips";
import { ScreenerTools } from "./screener-tools";
import { ScreenerTotal } from "./screener-total";

type ScreenerHeadProps = {
  search: MarketSearch;
  list: Pick<MarketList, "total" | "metadata">;
  groups: number | null;
  categories: readonly string[];
  nowMs: number;
};

/** The filter, what it comes to, and what is done with all of it. */
export function ScreenerHead({ search, list, groups, categories, nowMs }: ScreenerHeadProps) {
  const { query, cols, setFilter, resetFilter } = search;
  return (
    <div className="flex flex-col gap-1.5 border-b border-border bg-panel p-2">
      <div className="flex items-start justify-between gap-2">
        <FilterBar search={search} categories={categories} nowMs={nowMs} />
        <div className="flex shrink-0 items-center">
          <SavedScreensMenu query={query} cols={cols} />
          <ColumnMenu search={search} />
          <ExportMenu
            name="markets"
            href={marketQuery.toHref("/api/polymarket/markets", query)}
            csvHref={marketQuery.toHref("/api/polymarket/markets", query, { format: "csv" })}
            total={list.total}
          />
        </div>
      </div>
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1">
        <ScreenerTotal total={list.total} groups={groups} metadata={list.metadata} />
        <FilterChips
          query={query}
          onClear={(key) => setFilter({ [key]: null })}
          onReset={resetFilter}
        />
        <ScreenerTools search={search} />
      </div>
    </div>
  );
}
