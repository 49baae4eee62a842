import { memo } from "react";
import { cn } from "@/components/ui/cn";
import type { DataColumn } from "./data-column";

export type RowProps<Row> = {
  index: number;
  /** Undefined while its page is on the way. */
  row: Row | undefined;
  columns: readonly DataColumn<Row>[];
  heightPx: number;
};

function DataRowOf<Row>({ index, row, columns, heightPx }: RowProps<Row>) {
  return (
    <tr
      aria-rowindex={index + 2}
      data-index={index}
      style={{ height: heightPx }}
      className="group/row focus-within:bg-accent hover:bg-accent"
    >
      {columns.map((column) => (
        <td
          key={column.id}
          className={cn(
            "overflow-hidden border-b border-border/60 px-2 text-ellipsis whitespace-nowrap",
            column.numeric && "text-right tabular-nums",
            column.isPinned &&
              "sticky left-0 z-[1] border-r border-r-border bg-background group-focus-within/row:bg-accent group-hover/row:bg-accent md:border-r-0",
          )}
        >
          {row === undefined ? <Waiting isNumeric={column.numeric === true} /> : column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function Waiting({ isNumeric }: { isNumeric: boolean }) {
  return (
    <span
      aria-hidden
      className={cn(
        "inline-block h-2.5 animate-pulse rounded-sm bg-raised align-middle",
        isNumeric ? "w-10" : "w-3/4",
      )}
    />
  );
}

/** Scrolling moves the window and not the rows, so a row is drawn again only when it changed. */
export const DataRow = memo(DataRowOf) as typeof DataRowOf;
