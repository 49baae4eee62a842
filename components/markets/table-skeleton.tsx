import { Skeleton } from "@/components/ui/skeleton";

const ROWS = Array.from({ length: 24 }, (_, row) => row);
const WIDTHS = [10, 12, 11, 10, 12, 11, 12];

/** The screener's shape before its rows. */
export function TableSkeleton() {
  return (
    <div aria-busy className="flex-1 overflow-hidden">
      <output className="sr-only">Loading</output>
      <div className="h-7 border-b border-border bg-panel" />
      {ROWS.map((row) => (
        <div key={row} className="flex h-7 items-center gap-6 border-b border-border/60 px-2">
          <Skeleton className="h-2.5 w-2/5" />
          {WIDTHS.map((width, column) => (
            <Skeleton
              // oxlint-disable-next-line react/no-array-index-key -- the shape never changes order
              key={column}
              className="ml-auto hidden h-2.5 sm:block"
              style={{ width: width * 4 }}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
