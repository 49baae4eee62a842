"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { type OutputTable, toCell } from "@/lib/workflows/output-table";
import { findRows, type RowOrder, sortRows } from "@/lib/workflows/arrange-rows";

const PAGE = 100;

type TableProps = { table: OutputTable; search?: string };

export function ValueTable({ table, search = "" }: TableProps) {
  const [shown, setShown] = useState(PAGE);
  const [order, setOrder] = useState<RowOrder | null>(null);
  const found = useMemo(
    () => sortRows(findRows(table.rows, search), order),
    [table.rows, search, order],
  );
  const rows = found.slice(0, shown);
  const numbers = useMemo(() => numericColumns(table), [table]);
  return (
    <section
      className="min-h-0 flex-1 overflow-auto"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling box must be reachable by keyboard
      tabIndex={0}
      aria-label="Rows of the output"
    >
      <table className="w-max min-w-full border-collapse text-table">
        <thead className="sticky top-0 z-10 bg-panel">
          <tr>
            {table.columns.map((column, index) => (
              <Head
                key={column}
                column={column}
                order={order}
                isFirst={index === 0}
                isNumber={numbers.has(column)}
                onOrder={setOrder}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows of any shape have no other key and never move
            <tr key={index} className="hover:bg-accent/50">
              {table.columns.map((column, at) => (
                <Cell
                  key={column}
                  value={Object.hasOwn(row, column) ? row[column] : undefined}
                  isFirst={at === 0}
                  isNumber={numbers.has(column)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && (
        <p className="px-3 py-4 text-table text-muted-foreground">No row has “{search}”.</p>
      )}
      {shown < found.length && (
        <p className="flex items-center gap-2 px-2 py-2 text-label text-muted-foreground">
          First {shown} of {found.length} rows
          <Button variant="outline" size="sm" onClick={() => setShown(shown + 5 * PAGE)}>
            Show more
          </Button>
        </p>
      )}
    </section>
  );
}

/** Columns whose first known values are numbers: they stand at the right, the unknown in them too. */
const numericColumns = ({ columns, rows }: OutputTable): ReadonlySet<string> =>
  new Set(
    columns.filter((column) => {
      const known = rows.find((row) => row[column] !== null && row[column] !== undefined);
      return typeof known?.[column] === "number";
    }),
  );

type HeadProps = {
  column: string;
  order: RowOrder | null;
  isFirst: boolean;
  isNumber: boolean;
  onOrder: (order: RowOrder | null) => void;
};

/** The largest first, the smallest first, then as it came. */
function Head({ column, order, isFirst, isNumber, onOrder }: HeadProps) {
  const direction = order?.column === column ? order.direction : null;
  const next = direction === null ? "down" : direction === "down" ? "up" : null;
  return (
    <th
      scope="col"
      aria-sort={direction === null ? "none" : direction === "down" ? "descending" : "ascending"}
      className={cn(
        "border-b border-border p-0 font-normal",
        isFirst && "sticky left-0 z-10 bg-panel",
      )}
    >
      <button
        type="button"
        onClick={() => onOrder(next === null ? null : { column, direction: next })}
        className={cn(
          "label-caps flex h-7 w-full items-center gap-1 px-2 whitespace-nowrap hover:text-foreground",
          isNumber ? "justify-end" : "justify-start",
        )}
      >
        {column}
        {direction === "down" && <ArrowDown aria-hidden className="size-3" />}
        {direction === "up" && <ArrowUp aria-hidden className="size-3" />}
      </button>
    </th>
  );
}

type CellProps = { value: unknown; isFirst: boolean; isNumber: boolean };

function Cell({ value, isFirst, isNumber }: CellProps) {
  const text = toCell(value);
  return (
    <td
      className={cn(
        "h-7 max-w-64 truncate border-b border-border/60 px-2 whitespace-nowrap",
        isNumber && "text-right tabular-nums",
        text === "—" && "text-faint",
        isFirst && "sticky left-0 max-w-44 bg-panel",
      )}
      title={text.length > 24 ? text.slice(0, 600) : undefined}
    >
      {text.length > 200 ? `${text.slice(0, 200)}…` : text}
    </td>
  );
}
