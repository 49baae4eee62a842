import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { AlertButton } from "@/components/alerts/alert-button";
import { Badge } from "@/components/ui/badge";
import { UseInWorkflow } from "@/components/workflows/use-in-workflow";
import { WatchStar } from "@/components/watchlist/watch-star";
import type { MarketDetail } from "@/lib/markets/schema";
import { MarketStatus } from "./market-status";

/** Real origins only: a simulated market has no page at Polymarket. */
export function MarketHeader({ market }: { market: MarketDetail }) {
  const { title, price, eventSlug, eventTitle, category, origin, negRisk } = market;
  return (
    <header className="flex flex-col gap-1 border-b border-border bg-panel px-3 py-2.5">
      {eventSlug && (
        <Link
          href={`/events/${encodeURIComponent(eventSlug)}`}
          prefetch={false}
          className="max-w-full self-start truncate text-table text-muted-foreground hover:text-foreground"
        >
          <bdi>{eventTitle ?? eventSlug}</bdi>
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <div className="flex min-w-0 items-start gap-1.5">
          <WatchStar kind="market" id={market.id} title={title} />
          <h1 className="min-w-0 text-[17px] leading-6 font-semibold break-words">
            <bdi>{title}</bdi>
          </h1>
        </div>
        <div className="flex items-center gap-1.5">
          <AlertButton
            preset={{
              kind: "price-crosses",
              marketId: market.id,
              ...(price !== null && price >= 0.001 && price <= 0.999 && { level: price }),
            }}
            subject={title}
            label="Alert"
          />
          <UseInWorkflow type="market" config={{ market: market.id }} label={title} />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        <MarketStatus market={market} />
        {category && <Badge>{category}</Badge>}
        {negRisk && (
          <Badge title="One of several outcomes of which at most one wins">Exclusive set</Badge>
        )}
        {origin === "demo" && <Badge tone="warn">Simulated</Badge>}
        {origin === "recorded" && <Badge tone="warn">Recorded</Badge>}
        {origin !== "demo" && eventSlug && (
          <a
            href={`https://polymarket.com/event/${encodeURIComponent(eventSlug)}`}
            target="_blank"
            rel="noopener noreferrer"
            className="inline-flex items-center gap-1 text-label text-muted-foreground hover:text-foreground"
          >
            Polymarket
            <ExternalLink aria-hidden className="size-3 stroke-[1.5]" />
          </a>
        )}
      </div>
    </header>
  );
}
