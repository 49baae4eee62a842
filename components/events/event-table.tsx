import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/layout/relative-time";
import { UsdFigure } from "@/components/markets/usd-figure";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { type EventQuery, eventQuery } from "@/lib/events/event-query";
import type { Event } from "@/lib/events/schema";

type Column = {
  label: string;
  hint: string;
  sort?: string;
  isText?: boolean;
  width?: string;
  cell: (event: Event) => ReactNode;
};

const COLUMNS: readonly Column[] = [
  {
    label: "Event",
    hint: "What a group of markets is about",
    sort: "title",
    isText: true,
    cell: (event) => <EventLink event={event} />,
  },
  {
    label: "Markets",
    hint: "Markets of the event, closed ones included",
    sort: "marketCount",
    width: "w-[72px]",
    cell: ({ marketCount }) => marketCount,
  },
  {
    label: "Vol 24h",
    hint: "Dollars traded over the last 24 hours",
    sort: "volume24h",
    width: "w-24",
    cell: ({ volume24h }) => <UsdFigure usd={volume24h} />,
  },
  {
    label: "Vol total",
    hint: "Dollars traded since the event opened",
    width: "w-24",
    cell: ({ volumeTotal }) => <UsdFigure usd={volumeTotal} />,
  },
  {
    label: "Liquidity",
    hint: "Dollars of resting orders, as the source counts them",
    sort: "liquidity",
    width: "w-24",
    cell: ({ liquidity }) => <UsdFigure usd={liquidity} />,
  },
  {
    label: "Category",
    hint: "The first known tag; “—” where the source gives no tags",
    isText: true,
    width: "w-28",
    cell: ({ category }) => <span className="text-muted-foreground">{category ?? "—"}</span>,
  },
  {
    label: "Ends",
    hint: "When the event is due to end",
    sort: "endDate",
    width: "w-24",
    cell: ({ endDate, closed }) =>
      closed ? (
        <Badge>Closed</Badge>
      ) : (
        <RelativeTime at={endDate} className="text-muted-foreground" />
      ),
  },
];

export function EventTable({ events, query }: { events: readonly Event[]; query: EventQuery }) {
  return (
    <div className="more-aside overflow-x-auto">
      <table className="w-full min-w-[760px] table-fixed border-separate border-spacing-0 text-table">
        <caption className="sr-only">Events</caption>
        <thead>
          <tr>
            {COLUMNS.map((column, index) => (
              <EventHead key={column.label} column={column} isFirst={index === 0} query={query} />
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id} className="group h-7 focus-within:bg-accent hover:bg-accent">
              {COLUMNS.map(({ label, isText, cell }, index) => (
                <td
                  key={label}
                  className={cn(
                    "truncate border-b border-border/60 px-2",
                    !isText && "text-right tabular-nums",
                    index === 0 &&
                      "sticky left-0 bg-background group-focus-within:bg-accent group-hover:bg-accent",
                  )}
                >
                  {cell(event)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EventHead({
  column: { label, hint, sort, isText, width },
  isFirst,
  query,
}: {
  column: Column;
  isFirst: boolean;
  query: EventQuery;
}) {
  const current = query.sort ?? eventQuery.defaultSort;
  const isUp = current === sort;
  const isDown = current === `-${sort}`;
  const next = (isText ? !isUp : isDown) ? `${sort}` : `-${sort}`;
  const Arrow = isUp ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={isUp ? "ascending" : isDown ? "descending" : undefined}
      className={cn(
        "h-7 border-b border-border bg-panel px-2 align-middle leading-4 font-medium whitespace-nowrap",
        isText ? "text-left" : "text-right",
        isFirst && "sticky left-0 z-10 w-[192px] lg:w-auto",
        width,
      )}
    >
      {sort ? (
        <Link
          href={eventQuery.toHref({ ...query, sort: next })}
          prefetch={false}
          title={hint}
          className={cn(
            "label-caps inline-flex items-center gap-0.5 hover:text-foreground",
            (isUp || isDown) && "text-foreground",
          )}
        >
          {(isUp || isDown) && <Arrow aria-hidden className="size-3 stroke-[1.5]" />}
          {label}
        </Link>
      ) : (
        <span className="label-caps inline-flex items-center" title={hint}>
          {label}
        </span>
      )}
    </th>
  );
}

function EventLink({ event: { slug, title } }: { event: Event }) {
  return (
    <Link
      href={`/events/${encodeURIComponent(slug)}`}
      prefetch={false}
      title={title}
      className="block truncate text-foreground hover:text-primary"
    >
      <bdi>{title}</bdi>
    </Link>
  );
}
