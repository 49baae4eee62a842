import type { ReactNode } from "react";
import { RelativeTime } from "@/components/layout/relative-time";
import { AgeChip } from "@/components/ui/age-chip";
import { formatPrice } from "@/lib/markets/format-price";
import type { MarketDetail } from "@/lib/markets/schema";
import { ChangeFigure } from "./change-figure";
import { MomentumFigure } from "./momentum-figure";
import { PriceFigure } from "./price-figure";
import { UsdFigure } from "./usd-figure";

const BUDGET_MS = 5 * 60_000;

export function KeyFigures({ market }: { market: MarketDetail }) {
  const { price, change24h, bestBid, bestAsk, spread, volume24h, volumeTotal } = market;
  return (
    <dl className="grid grid-cols-2 border-b border-border bg-panel sm:grid-cols-4 xl:grid-cols-8">
      <Figure
        name={market.outcomes[0]?.name ?? "Price"}
        hint="Midpoint of bid and ask, or the last trade where the spread is above 10¢"
      >
        <span className="flex items-baseline gap-2">
          <PriceFigure
            price={price}
            isPlain
            className="-ml-1 min-w-0 text-figure leading-6 font-semibold"
          />
          <ChangeFigure change={change24h} />
        </span>
      </Figure>
      <Figure name="Bid / ask" hint="Best prices of the first outcome">
        {formatPrice(bestBid)} <span className="text-faint">/</span> {formatPrice(bestAsk)}
      </Figure>
      <Figure name="Spread" hint="Best ask − best bid">
        {formatPrice(spread)}
      </Figure>
      <Figure name="Volume 24h" hint="Dollars traded over the last 24 hours">
        <UsdFigure usd={volume24h} />
      </Figure>
      <Figure name="Volume total" hint="Dollars traded since the market opened">
        <UsdFigure usd={volumeTotal} />
      </Figure>
      <Figure name="Liquidity" hint="Dollars of resting orders, as the source counts them">
        <UsdFigure usd={market.liquidity} />
      </Figure>
      <Figure name="Momentum" hint="z-score of the 24-hour change against 14 days">
        <MomentumFigure momentum={market.momentum} />
      </Figure>
      <Figure
        name={market.closed ? "Was due" : "Ends"}
        hint="When the market is due to end; resolution can come later"
      >
        <span className="flex flex-wrap items-baseline justify-between gap-x-2">
          <RelativeTime at={market.endDate} className="whitespace-nowrap" />
          <AgeChip
            at={market.lastSeenAt}
            // What is settled changes no more: its age says when it was read and warns of nothing.
            budgetMs={market.resolutionStatus === "resolved" ? Number.POSITIVE_INFINITY : BUDGET_MS}
          />
        </span>
      </Figure>
    </dl>
  );
}

function Figure({ name, hint, children }: { name: string; hint: string; children: ReactNode }) {
  return (
    <div className="-mr-px -mb-px flex min-w-0 flex-col justify-between gap-0.5 border-r border-b border-border px-3 py-2 xl:border-b-0">
      <dt className="label-caps truncate" title={hint}>
        {name}
      </dt>
      <dd className="text-body tabular-nums">{children}</dd>
    </div>
  );
}
