import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { TableSkeleton } from "./table-skeleton";

type BodyProps = {
  isEmpty: boolean;
  isWaiting: boolean;
  isUnfiltered: boolean;
  /** Whether only watched markets are asked for, alone or beside other conditions. */
  watchlist: "alone" | "beside" | null;
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
  watchlist,
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
  const words = EMPTY[watchlist ?? "none"];
  return (
    <EmptyState
      {...words}
      action={
        <Button variant="outline" onClick={onReset}>
          {watchlist === "alone" ? "Show every market" : "Clear the filter"}
        </Button>
      }
    />
  );
}

const EMPTY = {
  none: {
    title: "No market matches this filter",
    reason:
      "Every condition must hold at once, and a market whose figure is unknown matches no condition on it.",
  },
  alone: {
    title: "No market is watched",
    reason:
      "The star beside a market puts it here, and so does the key s on a row. Watched events and wallets stand in the sidebar.",
  },
  beside: {
    title: "None of your watched markets matches this filter",
    reason: "Every condition must hold at once. Without the others your whole watchlist is shown.",
  },
} as const;
