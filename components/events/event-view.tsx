"use client";

import { lazy, Suspense, useMemo } from "react";
import { PanelSkeleton } from "@/components/markets/panel-skeleton";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { useEvent } from "@/hooks/use-event";
import { useIsLive } from "@/hooks/use-is-live";
import { outcomeNames } from "@/lib/events/outcome-names";
import type { EventDetail } from "@/lib/events/schema";
import { EventChartPanel } from "./event-chart-panel";
import { EventHeader } from "./event-header";
import { EventMarkets } from "./event-markets";

const SetPanel = lazy(() => import("./set-panel").then((part) => ({ default: part.SetPanel })));
const RelatedEvents = lazy(() =>
  import("./related-events").then((part) => ({ default: part.RelatedEvents })),
);

/** Each panel asks and fails by itself, so that one that is down leaves the others standing. */
export function EventView({ initial }: { initial: EventDetail }) {
  const { data: event = initial } = useEvent(initial.slug, initial);
  const isLive = useIsLive();
  const names = useMemo(() => {
    const short = outcomeNames(event.markets.map(({ title }) => title));
    return new Map(event.markets.map(({ id }, index) => [id, short[index] ?? id]));
  }, [event.markets]);
  const { markets, description } = event;
  return (
    <>
      <EventHeader event={event} />
      {markets.length === 0 ? (
        <EmptyState
          title="No markets in this event"
          reason="The source lists the event without any market of its own."
        />
      ) : (
        <>
          <div className="grid lg:grid-cols-[minmax(0,1fr)_340px]">
            <EventChartPanel event={event} names={names} />
            <Suspense fallback={<PanelSkeleton />}>
              {isLive ? <SetPanel slug={event.slug} /> : <PanelSkeleton />}
            </Suspense>
          </div>
          <EventMarkets markets={markets} names={names} />
        </>
      )}
      <div className="grid border-t border-border lg:mt-4 lg:grid-cols-2">
        {description && (
          <Panel title="Description" className="lg:border-r">
            <p className="max-w-prose px-3 py-2 text-body break-words whitespace-pre-line text-muted-foreground">
              <bdi>{description}</bdi>
            </p>
          </Panel>
        )}
        <Panel title="Related events" className={description ? "" : "lg:col-span-2"}>
          <Suspense fallback={<PanelSkeleton rows={5} />}>
            {isLive ? <RelatedEvents slug={event.slug} /> : <PanelSkeleton rows={5} />}
          </Suspense>
        </Panel>
      </div>
    </>
  );
}
