import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { TableSkeleton } from "./table-skeleton";

type BodyProps = {
  isEmpty: boolean;
  isWaiting: boolean;
  isUnfiltered: boolean;
  problem: unknown;
  onReset: () => void;
  onRetry: () => void;
  children: ReactNode;
};

/** The screener's four faces. */
export function ScreenerBody({
  isEmpty,
  isWaiting,
  isUnfiltered,
  problem,
  onReset,
  onRetry,
  children,
}: BodyProps) {
  if (problem)
    return <ErrorState title="The markets could not be read" error={problem} onRetry={onRetry} />;
  if (isWaiting) return <TableSkeleton />;
  if (!isEmpty) return children;
  if (isUnfiltered)
    return (
      <EmptyState
        title="No markets yet"
        reason="The first sync has not stored any. The status line below shows how far it is; this list fills by itself."
      />
    );
  return (
    <EmptyState
      title="No market matches this filter"
      reason="Every condition must hold at once, and a market whose figure is unknown matches no condition on it."
      action={
        <Button variant="outline" onClick={onReset}>
          Clear the filter
        </Button>
      }
    />
  );
}
