import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { EventHeader } from "@/components/events/event-header";
import { EventMarkets } from "@/components/events/event-markets";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { getEvent } from "@/lib/events/get-event";
import type { EventDetail } from "@/lib/events/schema";
import { type Failure, toFailure } from "@/lib/http/to-failure";
import { pageContext } from "@/lib/server/page-context";

type PageProps = { params: Promise<{ slug: string }> };

/** Once a render, for the title and for the page. */
const readEvent = cache(async (slug: string): Promise<EventDetail | Failure> => {
  const ctx = await pageContext();
  try {
    return (await getEvent(ctx, { slug: decodeURIComponent(slug) })).data;
  } catch (error) {
    return toFailure(error, ctx.traceId);
  }
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const event = await readEvent((await params).slug);
  return { title: "code" in event ? "Event" : event.title };
}

export default async function EventPage({ params }: PageProps) {
  const event = await readEvent((await params).slug);
  if ("code" in event) {
    if (event.code === "NOT_FOUND") notFound();
    return <ErrorState title="The event could not be read" error={event} />;
  }
  return (
    <>
      <EventHeader event={event} />
      {event.markets.length === 0 ? (
        <EmptyState
          title="No markets in this event"
          reason="The source lists the event without any market of its own."
        />
      ) : (
        <EventMarkets markets={event.markets} />
      )}
      {event.description && (
        <Panel title="Description" className="mt-4 border-t">
          <p className="max-w-prose px-3 py-2 text-body break-words whitespace-pre-line text-muted-foreground">
            <bdi>{event.description}</bdi>
          </p>
        </Panel>
      )}
    </>
  );
}
