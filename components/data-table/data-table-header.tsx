import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { DataColumn } from "./data-column";

export type SortLinks = {
  /** `field` or `-field`. */
  current: string;
  href: (sort: string) => string;
  onSort: (sort: string) => void;
};

/** Headers are links, so that sorting works without JavaScript. */
export function DataTableHeader<Row>({
  columns,
  sort,
  pickAll,
}: {
  columns: readonly DataColumn<Row>[];
  sort: SortLinks;
  /** Stands over the boxes of the rows, where rows can be picked. */
  pickAll?: ReactNode;
}) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {pickAll && (
          <th
            scope="col"
            className="sticky top-0 left-0 z-20 hidden h-7 border-b border-border bg-panel pl-2.5 sm:table-cell"
          >
            {pickAll}
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={ariaSort(column, sort.current)}
            className={cn(
              "sticky top-0 z-10 h-7 border-b border-border bg-panel px-2 text-left align-middle leading-4 font-medium whitespace-nowrap",
              column.numeric && "text-right",
              column.isPinned && "left-0 z-20 border-r md:border-r-0",
              column.isPinned && pickAll && "sm:left-8",
            )}
          >
            <HeaderLabel column={column} sort={sort} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function HeaderLabel<Row>({ column, sort }: { column: DataColumn<Row>; sort: SortLinks }) {
  if (!column.sort)
    return (
      <span className="label-caps inline-flex items-center align-middle" title={column.definition}>
        {column.label}
      </span>
    );
  const isDown = sort.current === `-${column.sort}`;
  const isUp = sort.current === column.sort;
  const next = nextSort(column, sort.current);
  const Arrow = isUp ? ArrowUp : ArrowDown;
  return (
    <a
      href={sort.href(next)}
      title={column.definition}
      className={cn(
        "label-caps group/sort inline-flex items-center gap-0.5 align-middle hover:text-foreground",
        (isDown || isUp) && "text-foreground",
      )}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        sort.onSort(next);
      }}
    >
      {column.label}
      <Arrow
        aria-hidden
        className={cn(
          "size-3 stroke-[1.5]",
          !isDown && !isUp && "opacity-0 group-hover/sort:opacity-60",
          column.numeric && "order-first",
        )}
      />
    </a>
  );
}

/** Figures start from the largest, words from the first. */
function nextSort<Row>({ sort: field, numeric }: DataColumn<Row>, current: string): string {
  const [first, second] = numeric ? [`-${field}`, `${field}`] : [`${field}`, `-${field}`];
  return current === first ? second : first;
}

function ariaSort<Row>({ sort: field }: DataColumn<Row>, current: string) {
  if (!field) return undefined;
  if (current === field) return "ascending";
  return current === `-${field}` ? "descending" : "none";
}
