"use client";

import { memo, useEffect, useMemo, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { DataColumn } from "./data-column";
import { DataRow } from "./data-row";
import { DataTableHeader, type SortLinks } from "./data-table-header";
import { useIsLive } from "@/hooks/use-is-live";
import { PickAllBox } from "./pick-box";
import { useRowKeys } from "./use-row-keys";
import type { PickableRows } from "./use-row-selection";
import { useRowWindow } from "./use-row-window";

type DataTableProps<Row> = {
  label: string;
  columns: readonly DataColumn<Row>[];
  /** Ids of the columns to show. */
  visible: ReadonlySet<string>;
  total: number;
  rowAt: (index: number) => Row | undefined;
  /** The rows that the server sent with the page. */
  startIndex: number;
  firstCount: number;
  rowHeightPx: number;
  sort: SortLinks;
  onRange: (start: number, end: number) => void;
  /** Another key is another list: it starts at its top. */
  listKey: string;
  isBusy?: boolean;
  /** Rows can be picked: boxes, `x`, Shift for a range. */
  selection?: PickableRows<Row>;
  /** Where rows arrive at the top: a row keeps its place in the page, and the focus with it. */
  rowKey?: (row: Row) => string;
  rowClass?: (row: Row) => string | undefined;
};

const PICK_PX = 32;

/** Rows of any number: the first page whole from the server, then only those in sight. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, total, rowAt, rowHeightPx, startIndex, firstCount, isBusy = false } = props;
  const { selection } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const isLive = useIsLive();
  const { before, after, range, scrollTo, watcher } = useRowWindow(scroll, {
    total,
    first: { start: startIndex, end: startIndex + Math.max(firstCount, 1) - 1 },
    rowHeightPx,
    onRange: props.onRange,
  });
  useRowKeys(scroll, total, scrollTo);
  useTopOnChange(scroll, props.listKey);
  const columns = useMemo(
    () => props.columns.filter(({ id, isPinned }) => isPinned === true || props.visible.has(id)),
    [props.columns, props.visible],
  );
  const pickAll = useMemo(
    () =>
      selection && (
        <PickAllBox
          count={selection.count}
          total={selection.total}
          onAll={selection.pickAll}
          onClear={selection.clear}
        />
      ),
    [selection],
  );
  const span = columns.length + (selection ? 1 : 0);
  const widthPx = columns.reduce((sum, column) => sum + column.widthPx, selection ? PICK_PX : 0);
  const isWide = useIsWide(scroll, widthPx);
  return (
    <section
      ref={scroll}
      aria-label={label}
      data-wide={isWide || undefined}
      className="relative min-h-0 flex-1 overflow-auto data-wide:more-aside"
    >
      {watcher}
      <table
        aria-rowcount={total + 1}
        aria-busy={isBusy}
        style={{ minWidth: widthPx }}
        className={cn(
          "w-full table-fixed border-separate border-spacing-0 text-table transition-opacity duration-100",
          isBusy && "opacity-60",
        )}
      >
        <caption className="sr-only">{label}</caption>
        <colgroup>
          {selection && <col className="hidden sm:table-column" style={{ width: PICK_PX }} />}
          {columns.map(({ id, widthPx: width, isPinned }) => (
            <col
              key={id}
              className={isPinned ? "w-[190px] sm:w-auto" : undefined}
              style={isPinned ? undefined : { width }}
            />
          ))}
        </colgroup>
        <Header columns={columns} sort={props.sort} pickAll={pickAll} />
        <tbody>
          {isLive && before > 0 && <Space heightPx={before} {...{ span, rowHeightPx }} />}
          {toSlots(range, rowAt).map((slot) =>
            "waiting" in slot ? (
              <Space
                key={`waiting ${slot.nth}`}
                heightPx={slot.waiting * rowHeightPx}
                {...{ span, rowHeightPx }}
              />
            ) : (
              <DataRow
                key={props.rowKey?.(slot.row) ?? slot.index}
                index={slot.index}
                row={slot.row}
                columns={columns}
                heightPx={rowHeightPx}
                isPicked={selection?.isPicked(slot.row) === true}
                onPick={selection?.toggle}
                className={props.rowClass?.(slot.row)}
              />
            ),
          )}
          {isLive && after > 0 && <Space heightPx={after} {...{ span, rowHeightPx }} />}
        </tbody>
      </table>
    </section>
  );
}

/** Scrolling draws the window again and not its header. */
const Header = memo(DataTableHeader) as typeof DataTableHeader;

type Slot<Row> = { index: number; row: Row } | { waiting: number; nth: number };

/** The rows in sight; those whose page is on the way are one slot, however many they are. */
function toSlots<Row>(
  range: readonly number[],
  rowAt: (index: number) => Row | undefined,
): Slot<Row>[] {
  const slots: Slot<Row>[] = [];
  let nth = 0;
  for (const index of range) {
    const row = rowAt(index);
    const last = slots.at(-1);
    if (row !== undefined) slots.push({ index, row });
    else if (last && "waiting" in last) last.waiting += 1;
    else slots.push({ waiting: 1, nth: nth++ });
  }
  return slots;
}

/** Whether the table reaches beyond its frame; taken for so until it is measured. */
function useIsWide(scroll: React.RefObject<HTMLElement | null>, widthPx: number): boolean {
  const [frameWidth, setFrameWidth] = useState(0);
  useEffect(() => {
    const frame = scroll.current;
    if (!frame) return;
    const observer = new ResizeObserver(() => setFrameWidth(frame.clientWidth));
    observer.observe(frame);
    return () => observer.disconnect();
  }, [scroll]);
  return widthPx > frameWidth;
}

function useTopOnChange(scroll: React.RefObject<HTMLElement | null>, listKey: string) {
  const before = useRef(listKey);
  useEffect(() => {
    if (before.current === listKey) return;
    before.current = listKey;
    scroll.current?.scrollTo({ top: 0 });
  }, [scroll, listKey]);
}

type SpaceProps = { heightPx: number; rowHeightPx: number; span: number };

/** Room of rows that are not drawn, in the pattern of what they will be: hundreds of them fly by in a second. */
function Space({ heightPx, rowHeightPx, span }: SpaceProps) {
  const step = `${rowHeightPx}px`;
  return (
    <tr aria-hidden style={{ height: heightPx }}>
      <td
        colSpan={span}
        className="rows-to-come p-0"
        style={{ backgroundSize: `140px ${step}, calc(100% - 260px) ${step}, 100% ${step}` }}
      >
        &nbsp;
      </td>
    </tr>
  );
}
