import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { EventView } from "@/components/events/event-view";
import { ErrorState } from "@/components/ui/error-state";
import { getEvent } from "@/lib/events/get-event";
import type { EventDetail } from "@/lib/events/schema";
import { type Failure, toFailure } from "@/lib/http/to-failure";
import { formatUsd } from "@/lib/markets/format-usd";
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
  if ("code" in event) return { title: "Event" };
  return {
    title: event.title,
    description: `${event.markets.length} markets, ${formatUsd(event.volume24h)} traded over 24 hours. Every outcome in one table, with the check of the set.`,
    alternates: { canonical: `/events/${encodeURIComponent(event.slug)}` },
  };
}

export default async function EventPage({ params }: PageProps) {
  const event = await readEvent((await params).slug);
  if ("code" in event) {
    if (event.code === "NOT_FOUND") notFound();
    return <ErrorState title="The event could not be read" error={event} />;
  }
  return <EventView initial={event} />;
}
