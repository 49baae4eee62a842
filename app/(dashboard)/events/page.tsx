import type { Metadata } from "next";
import Link from "next/link";
import { EventCards } from "@/components/events/event-cards";
import { EventFilter, type EventView } from "@/components/events/event-filter";
import { EventTable } from "@/components/events/event-table";
import { PageLinks } from "@/components/layout/page-links";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { type EventQuery, eventQuery } from "@/lib/events/event-query";
import { listEvents } from "@/lib/events/list-events";
import { type Event, listEventsInputSchema } from "@/lib/events/schema";
import { parseInput } from "@/lib/http/parse-input";
import { toFailure } from "@/lib/http/to-failure";
import { CATEGORIES } from "@/lib/markets/categories";
import { formatCount } from "@/lib/markets/format-count";
import { pageContext } from "@/lib/server/page-context";

export const metadata: Metadata = {
  title: "Events",
  description: "Browse events and the markets that belong to each",
};

const PER_PAGE = 100;

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function EventsPage({ searchParams }: PageProps) {
  const params = await searchParams;
  const query = eventQuery.read(params);
  const view: EventView = params["view"] === "cards" ? "cards" : "table";
  const offset = Math.max(Math.floor(Number(params["offset"] ?? 0)) || 0, 0);
  const { list, failure } = await readEvents(query, offset);
  const total = list?.metadata?.total ?? 0;
  const kept: Record<string, string> = view === "cards" ? { view } : {};
  return (
    <div className="flex min-h-full flex-col">
      <h1 className="sr-only">Events</h1>
      <div className="flex flex-col gap-1.5 border-b border-border bg-panel p-2">
        <EventFilter query={query} view={view} categories={CATEGORIES} />
        <p className="text-table">
          <strong className="font-medium tabular-nums">{list ? formatCount(total) : "—"}</strong>{" "}
          <span className="text-muted-foreground">events</span>
        </p>
      </div>
      <div className="flex-1">
        {list ? (
          <EventList events={list.data} query={query} view={view} />
        ) : (
          <ErrorState title="The events could not be read" error={failure} />
        )}
      </div>
      {list && (
        <PageLinks
          offset={offset}
          limit={PER_PAGE}
          total={total}
          hrefAt={(to) => eventQuery.toHref(query, to > 0 ? { ...kept, offset: to } : kept)}
        />
      )}
    </div>
  );
}

type EventListProps = { events: readonly Event[]; query: EventQuery; view: EventView };

function EventList({ events, query, view }: EventListProps) {
  if (events.length === 0) return <NoEvents query={query} />;
  if (view === "cards") return <EventCards events={events} />;
  return <EventTable events={events} query={query} />;
}

async function readEvents(query: EventQuery, offset: number) {
  const ctx = await pageContext();
  try {
    const input = parseInput(listEventsInputSchema, { ...query, limit: PER_PAGE, offset });
    return { list: await listEvents(ctx, input), failure: null };
  } catch (error) {
    return { list: null, failure: toFailure(error, ctx.traceId) };
  }
}

function NoEvents({ query }: { query: EventQuery }) {
  if (Object.keys(query).every((key) => key === "sort"))
    return (
      <EmptyState
        title="No events yet"
        reason="The first sync has not stored any. The status line below shows how far it is."
      />
    );
  return (
    <EmptyState
      title="No event matches this filter"
      reason="Every condition must hold at once. Titles are searched, not descriptions."
      action={
        <Link href="/events" className={buttonVariants({ variant: "outline" })}>
          Clear the filter
        </Link>
      }
    />
  );
}
