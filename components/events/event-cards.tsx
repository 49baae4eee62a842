import Link from "next/link";
import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import type { Event } from "@/lib/events/schema";
import { formatUsd } from "@/lib/markets/format-usd";

/** The same events with room for their whole titles. */
export function EventCards({ events }: { events: readonly Event[] }) {
  return (
    <ul className="grid border-l border-border sm:grid-cols-2 xl:grid-cols-3 2xl:grid-cols-4">
      {events.map(
        ({ id, slug, title, category, marketCount, volume24h, liquidity, endDate, closed }) => (
          <li
            key={id}
            className="relative flex flex-col justify-between gap-2 border-r border-b border-border p-3 focus-within:bg-accent hover:bg-accent"
          >
            <Link
              href={`/events/${encodeURIComponent(slug)}`}
              prefetch={false}
              className="line-clamp-2 text-body font-medium break-words after:absolute after:inset-0"
            >
              <bdi>{title}</bdi>
            </Link>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-label text-muted-foreground tabular-nums">
              {category && <Badge>{category}</Badge>}
              <span>
                {marketCount} {marketCount === 1 ? "market" : "markets"}
              </span>
              <span>{formatUsd(volume24h)} 24h</span>
              <span>{formatUsd(liquidity)} liquidity</span>
              {closed ? <Badge>Closed</Badge> : <RelativeTime at={endDate} />}
            </p>
          </li>
        ),
      )}
    </ul>
  );
}
