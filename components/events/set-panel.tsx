"use client";

import { useId, useState } from "react";
import { PanelSkeleton } from "@/components/markets/panel-skeleton";
import { UsdFigure } from "@/components/markets/usd-figure";
import { AgeChip } from "@/components/ui/age-chip";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { TableHead } from "@/components/ui/table";
import { useEventSet } from "@/hooks/use-event-set";
import type { EventSetCheck, EventSetSide } from "@/lib/events/set-schema";
import { formatPoints } from "@/lib/markets/format-points";
import { formatUsd } from "@/lib/markets/format-usd";

const BUDGET_MS = 60_000;
const AT_FIRST_USD = 1000;

/** Whether all outcomes together cost less than they pay, after fees and within a size. */
export function SetPanel({ slug }: { slug: string }) {
  const id = useId();
  const [sizeUsd, setSizeUsd] = useState(AT_FIRST_USD);
  const { data, error, refetch } = useEventSet(slug, sizeUsd);
  const commit = (text: string) => {
    const size = Number(text);
    if (size >= 1 && size <= 1e7 && size !== sizeUsd) setSizeUsd(size);
  };
  return (
    <Panel
      title="Set check"
      aside={
        <>
          {data && <AgeChip at={data.asOf} budgetMs={BUDGET_MS} />}
          <label htmlFor={id} className="text-label text-muted-foreground">
            Size, $
          </label>
          <Input
            id={id}
            type="number"
            min={1}
            max={1e7}
            inputMode="decimal"
            defaultValue={sizeUsd}
            className="h-6 w-20 text-right tabular-nums"
            onBlur={(event) => commit(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && commit(event.currentTarget.value)}
          />
        </>
      }
    >
      {error && !data ? (
        <ErrorState
          title="The books could not be read"
          error={error}
          onRetry={() => void refetch()}
        />
      ) : data ? (
        <SetBody check={data} />
      ) : (
        <PanelSkeleton rows={6} />
      )}
    </Panel>
  );
}

function SetBody({ check }: { check: EventSetCheck }) {
  const { yes, no, whyNot, outcomes, missing, yesBids } = check;
  if (!yes || !no)
    return (
      <EmptyState
        title="Nothing to add up"
        reason={whyNot ?? "A set needs two open outcomes at least."}
      />
    );
  return (
    <>
      <p className="flex flex-wrap items-center gap-1.5 px-3 py-2 text-label">
        {whyNot === null ? (
          <Badge tone="yes" title="Exactly one of the open outcomes wins">
            Exhaustive set
          </Badge>
        ) : (
          <Badge tone="warn">No exhaustive set</Badge>
        )}
        <Badge>
          {check.negRisk === null
            ? "neg risk unknown"
            : check.negRisk
              ? "neg risk"
              : "not neg risk"}
        </Badge>
        <span className="text-muted-foreground">
          {outcomes} outcomes
          {missing > 0 && `, ${missing} without offers on both sides`}
        </span>
      </p>
      {whyNot !== null && (
        <p className="px-3 pb-2 text-label text-muted-foreground">
          {whyNot}: the sums stand here, and no edge follows from them.
        </p>
      )}
      <table className="w-full border-t border-border text-table tabular-nums">
        <thead className="border-b border-border/60">
          <tr>
            <TableHead className="px-3">
              <span className="sr-only">Figure</span>
            </TableHead>
            <TableHead data-numeric title="One share of every outcome's Yes: pays 100¢">
              Every Yes
            </TableHead>
            <TableHead
              data-numeric
              className="px-3"
              title="One share of every outcome's No: all but one pay"
            >
              Every No
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ name, hint, show }) => (
            <tr key={name} className="h-7 border-b border-border/60 last:border-b-0">
              <th
                scope="row"
                title={hint}
                className="px-3 text-left font-normal text-muted-foreground"
              >
                {name}
              </th>
              <td className="px-2 text-right">{show(yes, whyNot === null)}</td>
              <td className="px-3 text-right">{show(no, whyNot === null)}</td>
            </tr>
          ))}
          <tr className="h-7">
            <th
              scope="row"
              title="Best bids on every Yes added up: what selling one of each brings"
              className="px-3 text-left font-normal text-muted-foreground"
            >
              Σ bids
            </th>
            <td className="px-2 text-right">{cents(yesBids)}</td>
            <td className="px-3 text-right text-faint">—</td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

const cents = (value: number | null) =>
  value === null ? (
    <span className="text-faint">—</span>
  ) : value < 2 ? (
    `${(value * 100).toFixed(1)}¢`
  ) : (
    formatUsd(value, "full")
  );

type Row = {
  name: string;
  hint: string;
  show: (side: EventSetSide, isSet: boolean) => React.ReactNode;
};

const ROWS: readonly Row[] = [
  {
    name: "Σ asks",
    hint: "Best asks added up; “—” where a book is missing or empty",
    show: ({ sum }) => cents(sum),
  },
  {
    name: "after fees",
    hint: "With the taker's fee of each market's own schedule; “—” where one is unknown, which is not free",
    show: ({ cost }) => cents(cost),
  },
  { name: "pays", hint: "Whichever outcome wins", show: ({ payout }) => cents(payout) },
  {
    name: "edge a set",
    hint: "What it pays less what it costs; only of an exhaustive set",
    show: ({ edge }, isSet) =>
      edge === null || !isSet ? (
        <span className="text-faint">—</span>
      ) : (
        <span className={edge > 0 ? "text-yes" : "text-no"}>{formatPoints(edge)}</span>
      ),
  },
  {
    name: "sets in size",
    hint: "Whole sets that the books give below what they pay, within the size",
    show: ({ sets, costUsd }, isSet) =>
      sets === null || !isSet ? (
        <span className="text-faint">—</span>
      ) : (
        <span>
          {Math.floor(sets)} for <UsdFigure usd={costUsd} />
        </span>
      ),
  },
  {
    name: "profit",
    hint: "Of those sets, all legs filled at once, which is not promised",
    show: ({ profitUsd }, isSet) =>
      isSet ? <UsdFigure usd={profitUsd} /> : <span className="text-faint">—</span>,
  },
];
