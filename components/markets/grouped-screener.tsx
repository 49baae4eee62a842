"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { DataColumn } from "@/components/data-table/data-column";
import { DataTable } from "@/components/data-table/data-table";
import type { SortLinks } from "@/components/data-table/data-table-header";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { type GroupedRow, useMarketGroups } from "@/hooks/use-market-groups";
import type { MarketSearch } from "@/hooks/use-market-search";
import { useRowExtras } from "@/hooks/use-row-extras";
import { formatCount } from "@/lib/markets/format-count";
import { columnsFor } from "./market-columns";
import { PickedMarkets } from "./picked-markets";
import { RowExtrasContext } from "./row-extras";
import { TableSkeleton } from "./table-skeleton";
import { UsdFigure } from "./usd-figure";
import { useSight } from "./use-sight";
import { useGroupSelection } from "./use-group-selection";

type GroupedScreenerProps = {
  search: MarketSearch;
  /** Markets of the filter. */
  markets: number;
  visible: ReadonlySet<string>;
  rowHeightPx: number;
  sort: SortLinks;
  onTotal: (groups: number | null) => void;
};

/** The screener's rows by event; an event opens to its markets that match. */
export function GroupedScreener(props: GroupedScreenerProps) {
  const { search, markets, visible, rowHeightPx, sort, onTotal } = props;
  const { query, open, setOpen, sizeUsd } = search;
  const { groups, total, error, retry, rowAt, showRange } = useMarketGroups({
    query,
    openKeys: open,
  });
  useEffect(() => onTotal(groups), [groups, onTotal]);
  const toggle = useLatest((key: string) =>
    setOpen(open.includes(key) ? open.filter((each) => each !== key) : [...open, key]),
  );
  const { range, onRange } = useSight(useLatest(showRange));
  const extras = useRowExtras({
    idAt: (index) => rowAt(index)?.market?.id,
    range,
    hasSparklines: visible.has("week"),
    sizeUsd: visible.has("quote") ? sizeUsd : null,
  });
  const listKey = new URLSearchParams(query).toString();
  const selection = useGroupSelection({ query, total: markets, listKey, rowAt });
  const openKey = open.join();
  const columns = useMemo(
    () => toGroupColumns({ open: new Set(openKey.split(",")), onToggle: toggle, sizeUsd }),
    [openKey, toggle, sizeUsd],
  );
  if (error && total === null)
    return <ErrorState title="The markets could not be read" error={error} onRetry={retry} />;
  if (total === null) return <TableSkeleton />;
  if (total === 0)
    return (
      <EmptyState
        title="No market matches this filter"
        reason="Every condition must hold at once, and a market whose figure is unknown matches no condition on it."
      />
    );
  return (
    <>
      <RowExtrasContext value={extras}>
        <DataTable
          label="Markets by event"
          columns={columns}
          visible={visible}
          total={total}
          rowAt={rowAt}
          startIndex={0}
          firstCount={Math.min(total, 60)}
          rowHeightPx={rowHeightPx}
          sort={sort}
          onRange={onRange}
          listKey={listKey}
          selection={selection.rows}
        />
      </RowExtrasContext>
      <PickedMarkets selection={selection.markets} />
    </>
  );
}

/** One function for all drawings, which does what the last one meant. */
function useLatest<A extends readonly unknown[]>(act: (...args: A) => void) {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}

type GroupColumns = {
  open: ReadonlySet<string>;
  onToggle: (key: string) => void;
  sizeUsd: number | null;
};

/** What markets have together stands in an event's row; what each has by itself is left to them. */
function toGroupColumns({
  open,
  onToggle,
  sizeUsd,
}: GroupColumns): readonly DataColumn<GroupedRow>[] {
  return columnsFor(sizeUsd).map(({ cell, heat, ...column }) => ({
    ...column,
    ...(heat && { heat: ({ market }: GroupedRow) => (market ? heat(market) : null) }),
    cell: (row: GroupedRow) => {
      const { group, market } = row;
      if (column.id === "title")
        return <GroupTitle row={row} cell={cell} {...{ open, onToggle }} />;
      if (market) return cell(market);
      if (column.id === "volume24h") return <UsdFigure usd={group.volume24h} />;
      if (column.id === "liquidity") return <UsdFigure usd={group.liquidity} />;
      return column.id === "category" ? cell(group.lead) : null;
    },
  }));
}

type GroupTitleProps = {
  row: GroupedRow;
  cell: DataColumn<NonNullable<GroupedRow["market"]>>["cell"];
  open: ReadonlySet<string>;
  onToggle: (key: string) => void;
};

function GroupTitle({ row: { group, market }, cell, open, onToggle }: GroupTitleProps) {
  const { key, event, markets, lead } = group;
  // Of an event that no sync has brought, its first market tells what it is about.
  const title = event?.title ?? lead.title;
  if (market) return <div className={markets > 1 ? "pl-6" : undefined}>{cell(market)}</div>;
  const isOpen = open.has(key);
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <span className="flex min-w-0 items-center gap-1.5 font-medium">
      <button
        type="button"
        data-row-key="o"
        aria-expanded={isOpen}
        aria-label={`Markets of ${title}`}
        onClick={() => onToggle(key)}
        className="grid size-5 shrink-0 place-content-center rounded-sm text-muted-foreground hover:bg-raised"
      >
        <Icon aria-hidden className="size-3.5 stroke-[1.5]" />
      </button>
      <a
        href={event ? `/events/${encodeURIComponent(event.slug)}` : undefined}
        title={title}
        className="truncate hover:text-primary"
      >
        <bdi>{title}</bdi>
      </a>
      <Badge title="Markets of this event that match the filter">{formatCount(markets)}</Badge>
    </span>
  );
}
