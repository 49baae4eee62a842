"use client";

import { useMemo } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { SortLinks } from "@/components/data-table/data-table-header";
import { useRowSelection } from "@/components/data-table/use-row-selection";
import { MARKETS_PER_PAGE } from "@/hooks/markets-per-page";
import { type FirstMarkets, type MarketList, readMarkets } from "@/hooks/use-markets";
import type { MarketSearch } from "@/hooks/use-market-search";
import { useRowExtras } from "@/hooks/use-row-extras";
import type { Market } from "@/lib/markets/schema";
import { columnsFor } from "./market-columns";
import { PickedMarkets } from "./picked-markets";
import { RowExtrasContext } from "./row-extras";
import { useSight } from "./use-sight";

type MarketRowsProps = {
  search: MarketSearch;
  list: MarketList;
  first: FirstMarkets | null;
  visible: ReadonlySet<string>;
  rowHeightPx: number;
  sort: SortLinks;
};

/** One row a market, with what can be done with those that are picked. */
export function MarketRows({ search, list, first, visible, rowHeightPx, sort }: MarketRowsProps) {
  const { query, sizeUsd } = search;
  const { rowAt, showRange, isBehind } = list;
  const total = list.total ?? 0;
  const listKey = new URLSearchParams(query).toString();
  const { range, onRange } = useSight(showRange);
  const extras = useRowExtras({
    idAt: (index) => rowAt(index)?.id,
    range,
    hasSparklines: visible.has("week"),
    sizeUsd: visible.has("quote") ? sizeUsd : null,
  });
  const selection = useRowSelection<Market>({
    rowId: ({ id }) => id,
    total,
    readRows: (offset, limit) => readMarkets(query, offset, limit),
    listKey,
  });
  return (
    <>
      <RowExtrasContext value={extras}>
        <DataTable
          label="Markets"
          columns={useMemo(() => columnsFor(sizeUsd), [sizeUsd])}
          visible={visible}
          total={total}
          rowAt={rowAt}
          startIndex={(first?.page ?? 0) * MARKETS_PER_PAGE}
          firstCount={first?.answer.data.length ?? MARKETS_PER_PAGE}
          rowHeightPx={rowHeightPx}
          sort={sort}
          onRange={onRange}
          listKey={listKey}
          isBusy={isBehind}
          selection={selection}
        />
      </RowExtrasContext>
      <PickedMarkets selection={selection} />
    </>
  );
}
