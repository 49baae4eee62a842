import { Skeleton } from "@/components/ui/skeleton";

/** The same frame as the builder, so that nothing moves when it arrives. */
export default function BuilderLoading() {
  return (
    <div className="flex h-full flex-col" aria-busy="true" aria-label="Loading the workflow">
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-border bg-panel px-3">
        <Skeleton className="h-4 w-40" />
        <Skeleton className="ml-auto h-7 w-32" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="hidden w-52 shrink-0 flex-col gap-3 border-r border-border bg-panel p-3 lg:flex">
          {[1, 2, 3, 4, 5, 6].map((row) => (
            <Skeleton key={row} className="h-4" />
          ))}
        </div>
        <div className="flex-1" />
      </div>
      <div className="h-8 shrink-0 border-t border-border bg-panel" />
    </div>
  );
}
