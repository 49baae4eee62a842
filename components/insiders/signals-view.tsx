"use client";

import { ExportMenu } from "@/components/data-table/export-menu";
import { PagedTable } from "@/components/data-table/paged-table";
import { BoardSummary } from "@/components/figures/board-summary";
import { FilterSelect } from "@/components/markets/filter-select";
import { signalColumns } from "@/components/signals/signal-columns";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { FirstRows } from "@/hooks/use-paged-rows";
import type { useUrlQuery } from "@/hooks/use-url-query";
import { useSignals } from "@/hooks/use-unusual";
import { toHref } from "@/lib/http/to-href";
import type { Failure } from "@/lib/http/to-failure";
import type { UnusualKey } from "@/lib/insiders/unusual-tabs";
import type { Signal } from "@/lib/signals/schema";
import { signalKind } from "@/lib/signals/signal-words";

const BUDGET_MS = 5 * 60_000;
const KINDS = ["large-trade", "consensus", "flip", "unusual"];
const BY_TIME = { current: "", href: () => "", onSort: () => {} };
const idOf = ({ id }: Signal) => id;

type SignalsViewProps = {
  url: ReturnType<typeof useUrlQuery<UnusualKey>>;
  input: Record<string, string>;
  first: FirstRows<Signal> | null;
  failure: Failure | null;
};

/** Every signal as it was written, with what its market did afterwards. */
export function SignalsView({ url, input, first, failure }: SignalsViewProps) {
  const list = useSignals(input, first);
  const { kind, graded } = url.query;
  return (
    <>
      <form
        action="/insiders"
        aria-label="Filter the signals"
        onSubmit={(event) => event.preventDefault()}
        className="flex flex-wrap items-center justify-between gap-1.5 border-b border-border bg-panel p-2"
      >
        <span className="flex flex-wrap items-center gap-1.5">
          <input type="hidden" name="tab" value="signals" />
          <FilterSelect
            name="kind"
            label="Kind"
            any="Every kind"
            choices={KINDS.map((value) => ({ value, label: signalKind(value).toLowerCase() }))}
            value={kind}
            onChange={(next) => url.set({ kind: next })}
          />
          <FilterSelect
            name="graded"
            label="State"
            any="Open and settled"
            choices={[
              { value: "true", label: "settled" },
              { value: "false", label: "open" },
            ]}
            value={graded}
            onChange={(next) => url.set({ graded: next })}
          />
          <noscript>
            <Button type="submit" variant="outline">
              Apply
            </Button>
          </noscript>
          <BoardSummary
            total={list.total === null ? null : list.loaded}
            noun="signals"
            atMs={list.atMs}
            budgetMs={BUDGET_MS}
            hasMore={list.hasMore}
          />
        </span>
        <ExportMenu name="signals" href={toHref("/api/signals", input)} total={null} />
      </form>
      <PagedTable
        label="Signals"
        columns={signalColumns}
        list={list}
        sort={BY_TIME}
        rowKey={idOf}
        failure={failure}
        empty={
          <EmptyState
            title="No signal of this kind"
            reason="Detectors write what they find every few minutes; nothing is written afterwards."
          />
        }
      />
    </>
  );
}
