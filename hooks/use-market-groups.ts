import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { countRows, type OpenGroup, placeOf } from "@/lib/markets/group-rows";
import type { MarketQuery } from "@/lib/markets/market-query";
import type { Market } from "@/lib/markets/schema";
import type { MarketGroup } from "@/lib/markets/terminal-schema";
import { loadEndpoints } from "./load-endpoints";

const PER_PAGE = 100;
const MOST_ROWS = 1000;

/** An event's own row, or one of its markets below it. */
export type GroupedRow = { group: MarketGroup; market: Market | null };

type Options = { query: MarketQuery; openKeys: readonly string[] };

/** The rows of a filter by event: pages of events that are in sight, and the markets of those that are opened. */
export function useMarketGroups({ query, openKeys }: Options) {
  const [inSight, setInSight] = useState<readonly number[]>([0]);
  const results = useQueries({
    queries: inSight.map((page) => ({
      queryKey: ["market-groups", query, page],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await loadEndpoints()).marketGroups(
          { ...query, limit: PER_PAGE, offset: page * PER_PAGE },
          signal,
        ),
      placeholderData: keepPreviousData,
    })),
  });
  const pages = new Map(inSight.map((page, position) => [page, results[position]?.data?.data]));
  const groupAt = (index: number): MarketGroup | undefined =>
    pages.get(Math.floor(index / PER_PAGE))?.[index % PER_PAGE];
  const opened = [...pages].flatMap(([page, groups]) =>
    (groups ?? []).flatMap((group, place) =>
      openKeys.includes(group.key) ? [{ group, index: page * PER_PAGE + place }] : [],
    ),
  );
  const inner = useQueries({
    queries: opened.map(({ group }) => ({
      queryKey: ["markets-of-event", query, group.key],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (
          await (
            await loadEndpoints()
          ).markets({ ...query, event_id: group.lead.eventId ?? "", limit: MOST_ROWS }, signal)
        ).data,
      enabled: group.lead.eventId !== null,
    })),
  });
  const open: OpenGroup[] = opened
    .map(({ group, index }, position) => ({
      index,
      rows: inner[position]?.data?.length ?? group.markets,
    }))
    .sort((one, other) => one.index - other.index);
  const groups = results.find(({ data }) => data)?.data?.metadata.total ?? null;
  return {
    groups,
    total: groups === null ? null : countRows(groups, open),
    error: results.find(({ error }) => error)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error) void result.refetch();
    },
    rowAt: (at: number): GroupedRow | undefined => {
      const { group: index, row } = placeOf(open, at);
      const group = groupAt(index);
      if (!group) return undefined;
      if (row === null) return { group, market: group.markets === 1 ? group.lead : null };
      const market = inner[opened.findIndex((each) => each.index === index)]?.data?.[row];
      return market && { group, market };
    },
    showRange: (start: number, end: number) => {
      const from = Math.floor(placeOf(open, start).group / PER_PAGE);
      const to = Math.floor(placeOf(open, Math.max(end, start)).group / PER_PAGE);
      const next = Array.from({ length: to - from + 1 }, (_, step) => from + step);
      setInSight((before) => (before.join() === next.join() ? before : next));
    },
  };
}
