"use client";

import { useSync } from "@/hooks/use-sync";
import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import type { Metadata } from "@/lib/http/endpoint";
import { formatCount } from "@/lib/markets/format-count";

/** How many match, of how many; and the age when the rows are older than their budget. */
export function ScreenerTotal({
  total,
  groups,
  metadata,
}: {
  total: number | null;
  /** Events that they belong to, where they stand by event. */
  groups: number | null;
  metadata: Metadata | null;
}) {
  const all = useSync(null).data?.markets ?? null;
  return (
    <p aria-live="polite" className="flex items-center gap-2 text-table whitespace-nowrap">
      <span className="tabular-nums">
        <strong className="font-medium">{total === null ? "—" : formatCount(total)}</strong>
        {groups !== null && (
          <span className="text-muted-foreground">
            {" "}
            in {formatCount(groups)} {groups === 1 ? "event" : "events"}
          </span>
        )}
        {all !== null && <span className="text-muted-foreground"> of {formatCount(all)}</span>}
      </span>
      {metadata?.stale && (
        <Badge tone="warn" title="Older than five minutes; a sync is on its way">
          Stale · <RelativeTime at={metadata.lastSynced ?? null} />
        </Badge>
      )}
    </p>
  );
}
