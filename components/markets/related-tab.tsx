"use client";

import { RelatedEvents } from "@/components/events/related-events";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { useEvent } from "@/hooks/use-event";
import { outcomeNames } from "@/lib/events/outcome-names";
import { formatPrice } from "@/lib/markets/format-price";
import type { MarketDetail } from "@/lib/markets/schema";
import { ChangeFigure } from "./change-figure";
import { MarketLink } from "./market-link";
import { PanelSkeleton } from "./panel-skeleton";
import { UsdFigure } from "./usd-figure";

const MOST = 40;

/** The other markets of the same event, and events near it. */
export function RelatedTab({ market }: { market: MarketDetail }) {
  const { eventSlug } = market;
  if (eventSlug === null)
    return (
      <EmptyState
        title="A market by itself"
        reason="The source puts it into no event, so nothing says what it belongs to."
      />
    );
  return (
    <div className="grid lg:grid-cols-2 lg:divide-x lg:divide-border">
      <Panel title="Same event">
        <Siblings slug={eventSlug} marketId={market.id} />
      </Panel>
      <Panel title="Related events">
        <RelatedEvents slug={eventSlug} />
      </Panel>
    </div>
  );
}

function Siblings({ slug, marketId }: { slug: string; marketId: string }) {
  const { data, error, refetch } = useEvent(slug);
  if (error && !data)
    return (
      <ErrorState
        title="The event could not be read"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <PanelSkeleton rows={5} />;
  const names = outcomeNames(data.markets.map(({ title }) => title));
  const short = new Map(data.markets.map(({ id }, index) => [id, names[index]]));
  const others = data.markets.filter(({ id }) => id !== marketId);
  if (others.length === 0)
    return <EmptyState title="No other market" reason="The event holds this market alone." />;
  return (
    <>
      <table className="w-full table-fixed text-table tabular-nums">
        <colgroup>
          <col />
          <col className="w-16" />
          <col className="w-20" />
          <col className="w-20" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Market</th>
            <th scope="col">Price</th>
            <th scope="col">Change 24h</th>
            <th scope="col">Volume 24h</th>
          </tr>
        </thead>
        <tbody>
          {others.slice(0, MOST).map((market) => (
            <tr
              key={market.id}
              className="h-7 border-b border-border/60 last:border-b-0 focus-within:bg-accent hover:bg-accent"
            >
              <td className="px-3">
                <MarketLink market={market} short={short.get(market.id)} />
              </td>
              <td className="px-2 text-right">{formatPrice(market.price)}</td>
              <td className="px-2 text-right">
                <ChangeFigure change={market.change24h} />
              </td>
              <td className="px-3 text-right">
                <UsdFigure usd={market.volume24h} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {others.length > MOST && (
        <p className="px-3 py-1 text-label text-muted-foreground">
          First {MOST} of {others.length}; the event shows all.
        </p>
      )}
    </>
  );
}
