"use client";

import { useMemo } from "react";
import { ExportMenu } from "@/components/data-table/export-menu";
import { PagedTable } from "@/components/data-table/paged-table";
import { BoardSummary } from "@/components/figures/board-summary";
import { FilterSelect } from "@/components/markets/filter-select";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { WhaleFilterBar } from "@/components/whales/whale-filter-bar";
import { UseInWorkflow } from "@/components/workflows/use-in-workflow";
import type { FirstRows } from "@/hooks/use-paged-rows";
import type { useUrlQuery } from "@/hooks/use-url-query";
import { useUnusual } from "@/hooks/use-unusual";
import { toHref } from "@/lib/http/to-href";
import type { Failure } from "@/lib/http/to-failure";
import type { UnusualRow } from "@/lib/insiders/schema";
import type { UnusualKey } from "@/lib/insiders/unusual-tabs";
import { BaseLine } from "./base-line";
import { FactorPanel } from "./factor-panel";
import { unusualColumns } from "./unusual-columns";

const BUDGET_MS = 5 * 60_000;
const USUAL_SORT = "-score";
const SCORES = ["0", "0.5", "0.6", "0.9"].map((value) => ({ value, label: `≥ ${value}` }));
const idOf = (row: UnusualRow) => `${row.wallet}~${row.tokenId}`;

type UnusualBoardProps = {
  by: "markets" | "wallets";
  url: ReturnType<typeof useUrlQuery<UnusualKey>>;
  input: Record<string, string>;
  first: FirstRows<UnusualRow> | null;
  failure: Failure | null;
  categories: readonly string[];
};

/** Markets or wallets by their most unusual bet, with its factors beside the table. */
export function UnusualBoard(props: UnusualBoardProps) {
  const { by, url, input, first, failure } = props;
  const list = useUnusual(by, input, first);
  const { selected } = url.query;
  const chosen = list.firstRows.find((row) => idOf(row) === selected);
  const patch = (sort: string) => ({ sort: sort === USUAL_SORT ? null : sort });
  const columns = useMemo(
    () =>
      unusualColumns(by, {
        href: (row) => url.href({ selected: idOf(row) }),
        onOpen: (row) => url.set({ selected: idOf(row) === selected ? null : idOf(row) }),
      }),
    [by, url, selected],
  );
  return (
    <>
      <UnusualBar {...props} list={list} />
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <PagedTable
          label={by === "markets" ? "Markets with unusual activity" : "Wallets with unusual bets"}
          columns={columns}
          list={list}
          sort={{
            current: url.query.sort ?? USUAL_SORT,
            href: (sort) => url.href(patch(sort)),
            onSort: (sort) => url.set(patch(sort)),
          }}
          rowClass={(row) => (idOf(row) === selected ? "bg-pick" : undefined)}
          failure={failure}
          empty={
            <EmptyState
              className="flex-1"
              title="Nothing unusual in this filter"
              reason="Bets from $500 on are scored; shown are those whose lower bound reaches the chosen score. Lower it, or widen the window."
              action={
                url.query.min_score !== "0" && (
                  <Button variant="outline" onClick={() => url.set({ min_score: "0" })}>
                    Show every scored bet
                  </Button>
                )
              }
            />
          }
        />
        {chosen && <FactorPanel row={chosen} onClose={() => url.set({ selected: null })} />}
      </div>
    </>
  );
}

type UnusualBarProps = UnusualBoardProps & { list: ReturnType<typeof useUnusual> };

function UnusualBar({ by, url, input, categories, list }: UnusualBarProps) {
  const { tab, sort, selected } = url.query;
  return (
    <div className="flex flex-col gap-1.5 border-b border-border bg-panel p-2">
      <div className="flex items-start gap-1.5 sm:max-lg:flex-wrap">
        <WhaleFilterBar
          action="/insiders"
          query={url.query}
          categories={categories}
          usual={{ min_usd: "≥ $500", window: "7d", exclude_mm: "shown" }}
          sizeLabel="Stake"
          hidden={{ tab, sort, selected }}
          set={url.set}
        >
          <FilterSelect
            name="min_score"
            label="Score"
            any="Score ≥ 0.75"
            choices={SCORES}
            value={url.query.min_score}
            onChange={(min_score) => url.set({ min_score })}
          />
        </WhaleFilterBar>
        <div className="ml-auto hidden shrink-0 items-center gap-1 sm:flex">
          <UseInWorkflow
            type="unusual-activity"
            config={{ ...input, by }}
            label="Unusual activity"
          />
          <ExportMenu
            name={`unusual-${by}`}
            href={toHref(`/api/insiders/${by}`, input)}
            total={list.total}
          />
        </div>
      </div>
      <div className="flex min-h-[22px] flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <BoardSummary
          total={list.total}
          noun={by}
          atMs={list.atMs}
          budgetMs={BUDGET_MS}
          coverage={list.firstRows[0]?.baseRate.coverage}
        />
        <BaseLine row={list.firstRows[0]} />
      </div>
    </div>
  );
}
