import { ExternalLink } from "lucide-react";
import { RelativeTime } from "@/components/layout/relative-time";
import { AlertButton } from "@/components/alerts/alert-button";
import { AgeChip } from "@/components/ui/age-chip";
import { Badge } from "@/components/ui/badge";
import { WatchStar } from "@/components/watchlist/watch-star";
import type { EventDetail } from "@/lib/events/schema";
import { sumOfPrices } from "@/lib/events/sum-of-prices";
import { formatUsd } from "@/lib/markets/format-usd";

const BUDGET_MS = 5 * 60_000;

export function EventHeader({ event }: { event: EventDetail }) {
  const { title, slug, category, origin, negRisk, closed, markets } = event;
  const prices = sumOfPrices(markets);
  return (
    <header className="flex flex-col gap-1.5 border-b border-border bg-panel px-3 py-2.5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <div className="flex min-w-0 items-start gap-1.5">
          <WatchStar kind="event" id={event.id} title={title} />
          <h1 className="min-w-0 text-[17px] leading-6 font-semibold break-words">
            <bdi>{title}</bdi>
          </h1>
        </div>
        {markets.length > 1 && (
          <AlertButton
            preset={{ kind: "set-arbitrage", eventSlug: slug }}
            subject={title}
            label="Alert"
          />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        {closed ? <Badge>Closed</Badge> : <Badge tone="yes">Open</Badge>}
        {category && <Badge>{category}</Badge>}
        {negRisk && <Badge title="At most one of its markets can win">Exclusive set</Badge>}
        {origin === "demo" && <Badge tone="warn">Simulated</Badge>}
        {origin === "recorded" && <Badge tone="warn">Recorded</Badge>}
        {origin !== "demo" && (
          <a
            href={`https://polymarket.com/event/${encodeURIComponent(slug)}`}
            target="_blank"
            rel="noopener noreferrer"
            className="inline-flex items-center gap-1 text-label text-muted-foreground hover:text-foreground"
          >
            Polymarket
            <ExternalLink aria-hidden className="size-3 stroke-[1.5]" />
          </a>
        )}
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-table text-muted-foreground tabular-nums">
        <span>{markets.length} markets</span>
        <span title={formatUsd(event.volume24h, "full")}>
          {formatUsd(event.volume24h)} over 24h
        </span>
        <span title={formatUsd(event.volumeTotal, "full")}>
          {formatUsd(event.volumeTotal)} in total
        </span>
        <span title={formatUsd(event.liquidity, "full")}>
          {formatUsd(event.liquidity)} liquidity
        </span>
        <span>
          due <RelativeTime at={event.endDate} />
        </span>
        {prices && markets.length > 1 && (
          <span
            title={
              negRisk
                ? "First-outcome prices of the open markets added up. An exclusive and complete set is worth 100¢; an outcome that is not listed takes what is missing."
                : "First-outcome prices of the open markets added up. These markets do not exclude each other, so the sum need not be 100¢."
            }
          >
            Σ prices {(prices.sum * 100).toFixed(1)}¢ over {prices.counted}
            {prices.unknown > 0 && `, ${prices.unknown} unknown`}
          </span>
        )}
        <AgeChip at={event.lastSeenAt} budgetMs={BUDGET_MS} />
      </p>
    </header>
  );
}
