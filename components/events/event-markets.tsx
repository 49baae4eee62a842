import { RelativeTime } from "@/components/layout/relative-time";
import { ChangeFigure } from "@/components/markets/change-figure";
import { MarketLink } from "@/components/markets/market-link";
import { MarketStatus } from "@/components/markets/market-status";
import { UsdFigure } from "@/components/markets/usd-figure";
import { ShareBar } from "@/components/ui/share-bar";
import { TableCell, TableHead } from "@/components/ui/table";
import { formatPrice } from "@/lib/markets/format-price";
import type { Market } from "@/lib/markets/schema";

/** Every market of one event, the prices side by side. */
export function EventMarkets({
  markets,
  names,
}: {
  markets: readonly Market[];
  /** What tells each market apart, by its id: the title where there is no room for all of it. */
  names: ReadonlyMap<string, string>;
}) {
  return (
    <div className="more-aside overflow-x-auto">
      <table className="w-full min-w-[800px] table-fixed border-separate border-spacing-0 text-table lg:min-w-[880px] [&_td]:border-b [&_td]:border-border/60 [&_th]:border-b">
        <caption className="sr-only">Markets of this event</caption>
        <thead className="bg-panel">
          <tr>
            <TableHead className="sticky left-0 z-10 w-[200px] bg-panel lg:w-auto">
              Market
            </TableHead>
            <TableHead
              className="w-20 lg:w-40"
              data-numeric
              title="First outcome, usually Yes: midpoint, or the last trade where the spread is above 10¢"
            >
              Price
            </TableHead>
            <TableHead className="w-16" data-numeric>
              Δ24h
            </TableHead>
            <TableHead className="w-28" data-numeric title="Best bid / best ask">
              Bid / ask
            </TableHead>
            <TableHead className="w-20" data-numeric>
              Vol 24h
            </TableHead>
            <TableHead className="w-20" data-numeric>
              Liquidity
            </TableHead>
            <TableHead className="w-20" data-numeric>
              Ends
            </TableHead>
            <TableHead className="w-28">Status</TableHead>
          </tr>
        </thead>
        <tbody>
          {markets.map((market) => (
            <tr key={market.id} className="group focus-within:bg-accent hover:bg-accent">
              <TableCell className="sticky left-0 truncate bg-background group-focus-within:bg-accent group-hover:bg-accent">
                <MarketLink market={market} short={names.get(market.id)} />
              </TableCell>
              <TableCell data-numeric>
                <span className="flex items-center justify-end gap-2">
                  {market.price !== null && (
                    <span aria-hidden className="hidden w-20 lg:block">
                      <ShareBar share={market.price} className="bg-yes" />
                    </span>
                  )}
                  <span className="w-12">{formatPrice(market.price)}</span>
                </span>
              </TableCell>
              <TableCell data-numeric>
                <ChangeFigure change={market.change24h} />
              </TableCell>
              <TableCell data-numeric className="text-muted-foreground">
                {formatPrice(market.bestBid)} / {formatPrice(market.bestAsk)}
              </TableCell>
              <TableCell data-numeric>
                <UsdFigure usd={market.volume24h} />
              </TableCell>
              <TableCell data-numeric>
                <UsdFigure usd={market.liquidity} />
              </TableCell>
              <TableCell data-numeric>
                <RelativeTime at={market.endDate} className="text-muted-foreground" />
              </TableCell>
              <TableCell>
                <MarketStatus market={market} />
              </TableCell>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
