import { Skeleton } from "@/components/ui/skeleton";

const ROWS = Array.from({ length: 9 }, (_, row) => row);

/** A table's shape before its rows. */
export function PanelSkeleton({ rows = ROWS.length }: { rows?: number }) {
  return (
    <div aria-busy>
      <output className="sr-only">Loading</output>
      {ROWS.slice(0, rows).map((row) => (
        <div key={row} className="flex h-8 items-center gap-4 border-b border-border/60 px-3">
          <Skeleton className="h-2.5 w-1/3" />
          <Skeleton className="ml-auto h-2.5 w-14" />
          <Skeleton className="h-2.5 w-14" />
        </div>
      ))}
    </div>
  );
}
