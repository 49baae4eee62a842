"use client";

import { useNow } from "@/hooks/use-now";
import { formatMoment } from "@/lib/markets/format-moment";
import { formatRelativeTime } from "@/lib/markets/format-relative-time";
import { cn } from "./cn";

/** How old a panel's data is; amber past its budget. */
export function AgeChip({ at, budgetMs }: { at: string | null; budgetMs: number }) {
  const now = useNow();
  if (!at) return <span className="text-label text-faint">age unknown</span>;
  const isStale = now - Date.parse(at) > budgetMs;
  return (
    <time
      dateTime={at}
      title={`As of ${formatMoment(at)}`}
      suppressHydrationWarning
      className={cn("text-label whitespace-nowrap", isStale ? "text-warn" : "text-faint")}
    >
      {isStale && "stale · "}
      {formatRelativeTime(at, Math.max(now, Date.parse(at)))}
    </time>
  );
}
