import { memo } from "react";
import { cn } from "@/components/ui/cn";
import type { DataColumn } from "./data-column";
import { PickBox } from "./pick-box";

export type RowProps<Row> = {
  index: number;
  row: Row;
  columns: readonly DataColumn<Row>[];
  heightPx: number;
  isPicked?: boolean;
  /** Given where rows can be picked; it must not change from one drawing to the next. */
  onPick?: ((index: number, row: Row, isRange: boolean) => void) | undefined;
  className?: string | undefined;
};

/** Only in a table wider than its frame: a cell that sticks is a layer of its own for every row. */
const STUCK = "bg-inherit in-data-wide:sticky in-data-wide:z-[1]";
const PICK = "left-0 hidden border-b border-border/60 pl-2.5 sm:table-cell";

function DataRowOf<Row>(props: RowProps<Row>) {
  const { index, row, columns, heightPx, isPicked = false, onPick } = props;
  return (
    <tr
      aria-rowindex={index + 2}
      data-index={index}
      style={{ height: heightPx }}
      className={cn(
        "bg-background focus-within:bg-accent hover:bg-accent",
        isPicked && "bg-pick focus-within:bg-pick hover:bg-pick",
        props.className,
      )}
    >
      {onPick && (
        <td className={cn(STUCK, PICK)}>
          <PickBox
            label={`Pick row ${index + 1}`}
            isPicked={isPicked}
            onToggle={(isRange) => onPick(index, row, isRange)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          data-column={column.id}
          style={heatOf(column.heat?.(row))}
          className={cn(
            "border-b border-border/60 px-2 whitespace-nowrap",
            // To cut what a cell holds costs a scroll as much as all that it draws, and figures fit.
            column.numeric ? "text-right tabular-nums" : "overflow-hidden text-ellipsis",
            column.isPinned && [
              STUCK,
              "left-0 border-r border-r-border md:border-r-0",
              onPick && "sm:left-8",
            ],
          )}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function heatOf(heat: ReturnType<NonNullable<DataColumn<never>["heat"]>> | undefined) {
  if (!heat || heat.share <= 0) return undefined;
  const share = Math.min(heat.share, 1).toFixed(2);
  return {
    backgroundColor: `color-mix(in oklch, var(--${heat.tone}) calc(var(--most-heat) * ${share}), transparent)`,
  };
}

/** Scrolling moves the window and not the rows, so a row is drawn again only when it changed. */
export const DataRow = memo(DataRowOf) as typeof DataRowOf;
