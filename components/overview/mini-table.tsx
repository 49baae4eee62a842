import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { GlossaryTerm } from "@/lib/trust/glossary";

export type MiniColumn<Row> = {
  label: string;
  term?: GlossaryTerm;
  /** The first column takes what is left. */
  widthPx?: number;
  numeric?: boolean;
  /** Left out where a panel is narrow. */
  isExtra?: boolean;
  cell: (row: Row) => ReactNode;
};

/** A few rows of fixed height, so that a panel is as high before its rows are there. */
export function MiniTable<Row>({
  columns,
  rows,
  keyOf,
}: {
  columns: readonly MiniColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}) {
  return (
    <table className="w-full table-fixed text-table tabular-nums">
      <colgroup>
        {columns.map(({ label, widthPx, isExtra }) => (
          <col
            key={label}
            className={cn(isExtra && "hidden @min-[460px]:table-column")}
            style={widthPx === undefined ? undefined : { width: widthPx }}
          />
        ))}
      </colgroup>
      <thead>
        <tr className="h-6 border-b border-border/60">
          {columns.map(({ label, term, numeric, isExtra }, index) => (
            <th
              key={label}
              scope="col"
              className={cn(
                "label-caps truncate px-2 text-left font-normal",
                index === 0 && "pl-3",
                index === columns.length - 1 && "pr-3",
                numeric && "text-right",
                isExtra && "hidden @min-[460px]:table-cell",
              )}
            >
              {term ? <span data-term={term}>{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            className="h-7 border-b border-border/60 last:border-b-0 focus-within:bg-accent hover:bg-accent"
          >
            {columns.map(({ label, numeric, isExtra, cell }, index) => (
              <td
                key={label}
                className={cn(
                  "truncate px-2",
                  index === 0 && "pl-3",
                  index === columns.length - 1 && "pr-3",
                  numeric && "text-right",
                  isExtra && "hidden @min-[460px]:table-cell",
                )}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
