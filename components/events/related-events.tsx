"use client";

import Link from "next/link";
import { RelativeTime } from "@/components/layout/relative-time";
import { PanelSkeleton } from "@/components/markets/panel-skeleton";
import { UsdFigure } from "@/components/markets/usd-figure";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { useRelatedEvents } from "@/hooks/use-related-events";

/** Open events near this one, with what makes them so. */
export function RelatedEvents({ slug }: { slug: string }) {
  const { data, error, refetch } = useRelatedEvents(slug);
  if (error && !data)
    return (
      <ErrorState
        title="The related events could not be read"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <PanelSkeleton rows={5} />;
  if (data.length === 0)
    return (
      <EmptyState
        title="Nothing is related"
        reason="No open event shares a tag or enough words with this one."
      />
    );
  return (
    <ul>
      {data.map(({ id, slug: other, title, sharedTags, marketCount, volume24h, endDate }) => (
        <li
          key={id}
          className="relative flex items-center gap-3 border-b border-border/60 px-3 py-1 text-table last:border-b-0 focus-within:bg-accent hover:bg-accent"
        >
          <span className="min-w-0 flex-1">
            <Link
              href={`/events/${encodeURIComponent(other)}`}
              prefetch={false}
              title={title}
              className="block truncate after:absolute after:inset-0 hover:text-primary"
            >
              <bdi>{title}</bdi>
            </Link>
            <span className="block truncate text-label text-faint">
              {marketCount} {marketCount === 1 ? "market" : "markets"}
              {sharedTags.length > 0 && <> · shares {sharedTags.slice(0, 4).join(", ")}</>}
            </span>
          </span>
          <span className="w-16 text-right tabular-nums" title="Volume over 24 hours">
            <UsdFigure usd={volume24h} />
          </span>
          <RelativeTime at={endDate} className="w-16 text-right text-label text-muted-foreground" />
        </li>
      ))}
    </ul>
  );
}
