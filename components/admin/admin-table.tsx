"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";

export type AdminColumn<Row> = {
  head: string;
  cell: (row: Row) => ReactNode;
  align?: "right";
  /** Takes the room that the others leave. */
  wide?: true;
};

type AdminTableProps<Row> = {
  label: string;
  rows: readonly Row[] | undefined;
  error: Error | null;
  onRetry: () => void;
  columns: readonly AdminColumn<Row>[];
  keyOf: (row: Row) => string | number;
  /** Why there may be none. */
  empty: string;
  more?: { has: boolean; isLoading: boolean; load: () => void };
};

/** A plain table in its four faces. */
export function AdminTable<Row>(props: AdminTableProps<Row>) {
  const { label, rows, error, onRetry, columns, keyOf, empty, more } = props;
  if (error)
    return <ErrorState title={`${label} could not be read`} error={error} onRetry={onRetry} />;
  if (!rows)
    return (
      <div aria-busy="true" aria-label={`Loading: ${label}`}>
        {[1, 2, 3, 4].map((row) => (
          <div key={row} className="flex h-7 items-center border-b border-border px-3">
            <Skeleton className="h-3 w-2/3" />
          </div>
        ))}
      </div>
    );
  if (rows.length === 0) return <EmptyState title="Nothing here" reason={empty} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls sideways is reached by the keyboard
    <section aria-label={label} tabIndex={0} className="more-aside overflow-x-auto">
      <table className="w-full border-collapse text-table">
        <thead>
          <tr>
            {columns.map(({ head, align }) => (
              <th
                key={head}
                scope="col"
                className={`label-caps h-7 border-b border-border px-3 font-normal whitespace-nowrap ${align === "right" ? "text-right" : "text-left"}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-b border-border align-top hover:bg-accent/50">
              {columns.map(({ head, cell, align, wide }) => (
                <td
                  key={head}
                  className={`px-3 py-1 ${wide ? "w-full min-w-48 break-words" : "whitespace-nowrap"} ${align === "right" ? "text-right tabular-nums" : ""}`}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more?.has && (
        <Button variant="ghost" className="w-full" disabled={more.isLoading} onClick={more.load}>
          Older
        </Button>
      )}
    </section>
  );
}
