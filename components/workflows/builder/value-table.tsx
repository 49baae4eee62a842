"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { type OutputTable, toCell } from "@/lib/workflows/output-table";

const PAGE = 100;

export function ValueTable({ table }: { table: OutputTable }) {
  const [shown, setShown] = useState(PAGE);
  const rows = table.rows.slice(0, shown);
  return (
    <section
      className="min-h-0 flex-1 overflow-auto"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling box must be reachable by keyboard
      tabIndex={0}
      aria-label="Rows of the output"
    >
      <table className="w-max min-w-full border-collapse text-table">
        <thead className="sticky top-0 bg-panel">
          <tr>
            {table.columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={cn(
                  "label-caps border-b border-border px-2 py-1 text-left font-normal whitespace-nowrap",
                  typeof rows[0]?.[column] === "number" && "text-right",
                )}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows of any shape have no other key and never move
            <tr key={index} className="hover:bg-accent/50">
              {table.columns.map((column) => (
                <Cell key={column} value={Object.hasOwn(row, column) ? row[column] : undefined} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown < table.rows.length && (
        <p className="flex items-center gap-2 px-2 py-2 text-label text-muted-foreground">
          First {shown} of {table.rows.length} rows
          <Button variant="outline" size="sm" onClick={() => setShown(shown + 5 * PAGE)}>
            Show more
          </Button>
        </p>
      )}
    </section>
  );
}

function Cell({ value }: { value: unknown }) {
  const text = toCell(value);
  return (
    <td
      className={cn(
        "h-7 max-w-64 truncate border-b border-border/60 px-2 whitespace-nowrap",
        typeof value === "number" && "text-right tabular-nums",
        text === "—" && "text-faint",
      )}
      title={text.length > 24 ? text.slice(0, 600) : undefined}
    >
      {text.length > 200 ? `${text.slice(0, 200)}…` : text}
    </td>
  );
}
