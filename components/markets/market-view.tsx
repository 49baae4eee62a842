"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useMarket } from "@/hooks/use-market";
import type { MarketDetail } from "@/lib/markets/schema";
import { KeyFigures } from "./key-figures";
import { MarketHeader } from "./market-header";
import { MarketTabs } from "./market-tabs";
import { OrderBookPanel } from "./order-book-panel";
import { PricePanel } from "./price-panel";

/** Each panel asks and fails by itself, so that one that is down leaves the others standing. */
export function MarketView({ initial }: { initial: MarketDetail }) {
  const { data: market } = useMarket(initial);
  const names = market.outcomes.map(({ name }) => name);
  const [wanted, setWanted] = useQueryState("outcome", parseAsString);
  const outcome = wanted !== null && names.includes(wanted) ? wanted : names[0];
  return (
    <div className="flex flex-col">
      <MarketHeader market={market} />
      <KeyFigures market={market} />
      {outcome !== undefined && (
        <div className="grid lg:grid-cols-[minmax(0,1fr)_340px]">
          <PricePanel
            marketId={market.id}
            slug={market.slug}
            outcome={outcome}
            isFirst={outcome === names[0]}
            endDate={market.endDate}
          />
          <OrderBookPanel
            marketId={market.id}
            outcomes={names}
            outcome={outcome}
            isClosed={market.closed}
            onOutcome={(next) => void setWanted(next === names[0] ? null : next)}
          />
        </div>
      )}
      <MarketTabs market={market} />
    </div>
  );
}
