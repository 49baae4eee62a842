import { useCallback, useLayoutEffect, useRef } from "react";
import {
  type PickableRows,
  type RowSelection,
  useRowSelection,
} from "@/components/data-table/use-row-selection";
import { loadEndpoints } from "@/hooks/load-endpoints";
import { notices } from "@/hooks/notices";
import type { GroupedRow } from "@/hooks/use-market-groups";
import { readMarkets } from "@/hooks/use-markets";
import type { MarketQuery } from "@/lib/markets/market-query";
import type { Market } from "@/lib/markets/schema";

/** As many as one answer holds: of an event with more, the first of them are picked. */
const MOST_MARKETS = 1000;

type Options = {
  query: MarketQuery;
  /** Markets of the filter. */
  total: number;
  listKey: string;
  rowAt: (index: number) => GroupedRow | undefined;
};

type GroupSelection = {
  /** Of markets, for the bar and what it does. */
  markets: RowSelection<Market>;
  /** The same for rows by event: an event's box stands for all of its markets that match. */
  rows: PickableRows<GroupedRow>;
};

export function useGroupSelection({ query, total, listKey, rowAt }: Options): GroupSelection {
  const markets = useRowSelection<Market>({
    rowId: ({ id }) => id,
    total,
    readRows: (offset, limit) => readMarkets(query, offset, limit),
    listKey,
  });
  const latest = useRef({ query, listKey, rowAt, markets });
  useLayoutEffect(() => {
    latest.current = { query, listKey, rowAt, markets };
  });
  const anchor = useRef<{ index: number; listKey: string } | null>(null);
  const toggle = useCallback((index: number, row: GroupedRow, isRange: boolean) => {
    const now = latest.current;
    const isIn = isRange || !isRowPicked(now.markets, row);
    const last = anchor.current?.listKey === now.listKey ? anchor.current.index : index;
    const from = isRange ? last : index;
    if (!isRange) anchor.current = { index, listKey: now.listKey };
    const rows = Array.from({ length: Math.abs(index - from) + 1 }, (_, step) =>
      now.rowAt(Math.min(index, from) + step),
    );
    void readMarketsOf(now.query, rows).then(
      // What was read for a list that is no longer shown is not picked in this one.
      (found) => latest.current.listKey === now.listKey && now.markets.put(found, isIn),
      () => notices.give({ title: "The markets of this event could not be read" }),
    );
  }, []);
  const isPicked = (row: GroupedRow) => isRowPicked(markets, row);
  return { markets, rows: { ...markets, isPicked, toggle } };
}

function isRowPicked(markets: RowSelection<Market>, { group, market }: GroupedRow): boolean {
  if (market) return markets.isPicked(market);
  const named = markets.countNamed(({ eventId }) => eventId === group.lead.eventId);
  return markets.isAll ? named === 0 : named >= Math.min(group.markets, MOST_MARKETS);
}

/** The markets of such rows: of an event all that match, read now. */
async function readMarketsOf(
  query: MarketQuery,
  rows: readonly (GroupedRow | undefined)[],
): Promise<Market[]> {
  const { markets: read } = await loadEndpoints();
  const { signal } = new AbortController();
  const found: Market[] = [];
  for (const row of rows) {
    if (row?.market) found.push(row.market);
    else if (row?.group.lead.eventId) {
      const input = { ...query, event_id: row.group.lead.eventId, limit: MOST_MARKETS };
      // oxlint-disable-next-line no-await-in-loop -- one after the other, to stay below the rate limit
      found.push(...(await read(input, signal)).data);
    }
  }
  return found;
}
