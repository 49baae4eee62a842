"use client";

import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { SortLinks } from "@/components/data-table/data-table-header";
import { SelectionBar } from "@/components/data-table/selection-bar";
import { useRowSelection } from "@/components/data-table/use-row-selection";
import { MARKETS_PER_PAGE } from "@/hooks/markets-per-page";
import { type FirstMarkets, type MarketList, readMarkets } from "@/hooks/use-markets";
import type { MarketSearch } from "@/hooks/use-market-search";
import { useRowExtras } from "@/hooks/use-row-extras";
import { formatUsd } from "@/lib/markets/format-usd";
import type { Market } from "@/lib/markets/schema";
import { marketColumns } from "./market-columns";
import { RowExtrasContext } from "./row-extras";

const PickedActs = lazy(() =>
  import("./picked-acts").then((module) => ({ default: module.PickedActs })),
);

/** Before the table has said what is in sight. */
const FIRST_SIGHT = { start: 0, end: 39 };

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
  const [range, setRange] = useState(FIRST_SIGHT);
  const onRange = useCallback(
    (start: number, end: number) => {
      setRange((before) =>
        before.start === start && before.end === end ? before : { start, end },
      );
      showRange(start, end);
    },
    [showRange],
  );
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
      {selection.count > 0 && (
        <SelectionBar selection={selection} total={total}>
          <Suspense fallback={null}>
            <PickedActs selection={selection} />
          </Suspense>
        </SelectionBar>
      )}
    </>
  );
}

/** The column of executable prices is called by the size that it is for. */
const columnsFor = (sizeUsd: number | null) =>
  marketColumns.map((column) =>
    column.id === "quote" && sizeUsd !== null
      ? { ...column, label: `Buy ${formatUsd(sizeUsd)}` }
      : column,
  );
