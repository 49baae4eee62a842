"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { useAlerts } from "@/hooks/use-alerts";
import { AlertRow } from "./alert-row";

type AlertRowsProps = {
  list: ReturnType<typeof useAlerts>;
  isFiltered: boolean;
  onClear: () => void;
  onNew: () => void;
};

const HEADS = [
  { label: "Alert" },
  { label: "State" },
  { label: "Now", className: "text-right max-md:hidden" },
  { label: "Last told", className: "max-sm:hidden" },
  { label: "Told", className: "text-right max-lg:hidden" },
  { label: "Where", className: "max-lg:hidden" },
];

export function AlertRows({ list, isFiltered, onClear, onNew }: AlertRowsProps) {
  if (list.isPending) return <Loading />;
  if (list.error)
    return (
      <ErrorState
        title="Your alerts could not be read"
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  const alerts = list.data.data;
  if (alerts.length === 0 && isFiltered)
    return (
      <EmptyState
        title="No alert matches"
        reason="Search looks at names, markets, events, wallets and workflows."
        action={
          <Button variant="outline" onClick={onClear}>
            Clear the search
          </Button>
        }
      />
    );
  if (alerts.length === 0)
    return (
      <EmptyState
        className="py-20"
        title="No alerts yet"
        reason="Begin here, or with the bell beside any market, event or wallet. What fires is told once, and stands in its history."
        action={<Button onClick={onNew}>New alert</Button>}
      />
    );
  return (
    <table className="w-full border-collapse text-table">
      <thead>
        <tr>
          {HEADS.map(({ label, className = "" }) => (
            <th
              key={label}
              scope="col"
              className={`label-caps h-7 border-b border-border px-3 text-left font-normal whitespace-nowrap ${className}`}
            >
              {label}
            </th>
          ))}
          <th scope="col" className="border-b border-border">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {alerts.map((alert) => (
          <AlertRow key={alert.id} alert={alert} />
        ))}
      </tbody>
    </table>
  );
}

const Loading = () => (
  <div aria-busy="true" aria-label="Loading alerts">
    {[1, 2, 3, 4, 5].map((row) => (
      <div key={row} className="flex h-11 items-center gap-6 border-b border-border px-3">
        <Skeleton className="h-3.5 w-2/5" />
        <Skeleton className="h-3.5 w-16" />
        <Skeleton className="h-3.5 w-20" />
      </div>
    ))}
  </div>
);
