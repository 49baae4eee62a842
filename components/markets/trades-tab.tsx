"use client";

import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import { ExportMenu } from "@/components/data-table/export-menu";
import { FigureValue } from "@/components/figures/figure-value";
import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { NativeSelect } from "@/components/ui/native-select";
import { TableCell, TableHead } from "@/components/ui/table";
import { WalletLink } from "@/components/wallets/wallet-link";
import { useMarketTrades } from "@/hooks/use-market-trades";
import { formatCount } from "@/lib/markets/format-count";
import { formatFigure } from "@/lib/markets/format-figure";
import { formatPrice } from "@/lib/markets/format-price";
import type { MarketDetail } from "@/lib/markets/schema";
import type { WhaleTrade } from "@/lib/whales/schema";
import { PanelSkeleton } from "./panel-skeleton";
import { UsdFigure } from "./usd-figure";

const SIZES = [1000, 5000, 10_000, 50_000];
const SPANS = ["1h", "24h", "7d", "30d"] as const;
const PARSERS = {
  min_usd: parseAsInteger.withDefault(1000),
  window: parseAsStringLiteral(SPANS),
  role: parseAsStringLiteral(["taker", "any"]).withDefault("taker"),
};

/** The tape of one market: fills of a size, newest first. */
export function TradesTab({ market }: { market: MarketDetail }) {
  const [{ min_usd: minUsd, window: span, role }, set] = useQueryStates(PARSERS);
  const query = useMarketTrades({ market: market.id, minUsd, span, role });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const filter = new URLSearchParams({
    market: market.id,
    min_usd: String(minUsd),
    role,
    ...(span && { window: span }),
  });
  return (
    <div>
      <div className="flex flex-wrap items-center gap-1.5 border-b border-border px-3 py-1.5">
        <NativeSelect
          aria-label="Least size"
          value={String(minUsd)}
          onChange={(event) => void set({ min_usd: Number(event.target.value) })}
        >
          {SIZES.map((usd) => (
            <option key={usd} value={usd}>
              ≥ ${formatCount(usd)}
            </option>
          ))}
          {!SIZES.includes(minUsd) && <option value={minUsd}>≥ ${formatCount(minUsd)}</option>}
        </NativeSelect>
        <NativeSelect
          aria-label="Window"
          value={span ?? ""}
          onChange={(event) =>
            void set({ window: SPANS.find((each) => each === event.target.value) ?? null })
          }
        >
          <option value="">Any time</option>
          {SPANS.map((each) => (
            <option key={each} value={each}>
              Last {each}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          aria-label="Side of the match"
          value={role}
          onChange={(event) => void set({ role: event.target.value === "any" ? "any" : "taker" })}
        >
          <option value="taker">Takers: each match once</option>
          <option value="any">Makers too</option>
        </NativeSelect>
        <span className="ml-auto flex items-center gap-2 text-label text-muted-foreground">
          <span title="Fills that we hold: earlier ones may be missing">
            {formatCount(rows.length)}
            {query.hasNextPage && "+"} fills
          </span>
          <ExportMenu
            name={`${market.slug ?? market.id}-trades`}
            href={`/api/whale/trades?${filter}`}
            total={null}
          />
        </span>
      </div>
      <TradeRows rows={rows} query={query} />
      {query.hasNextPage && (
        <div className="flex justify-center border-b border-border/60 p-2">
          <Button
            variant="outline"
            size="sm"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {query.isFetchingNextPage ? "Loading…" : "Older fills"}
          </Button>
        </div>
      )}
    </div>
  );
}

type TradeRowsProps = {
  rows: readonly WhaleTrade[];
  query: Pick<ReturnType<typeof useMarketTrades>, "error" | "isPending" | "refetch">;
};

function TradeRows({ rows, query: { error, isPending, refetch } }: TradeRowsProps) {
  if (error && rows.length === 0)
    return (
      <ErrorState
        title="The trades could not be read"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  if (isPending) return <PanelSkeleton />;
  if (rows.length === 0)
    return (
      <EmptyState
        title="No such trade is stored"
        reason="Fills are collected from the source's feed since this terminal runs. Choose a smaller size or a longer window."
      />
    );
  return (
    <div className="more-aside overflow-x-auto">
      <table className="w-full min-w-[740px] table-fixed border-collapse text-table">
        <caption className="sr-only">Large trades of this market, newest first</caption>
        <thead className="border-b border-border bg-panel">
          <tr>
            <TableHead className="w-24">Time</TableHead>
            <TableHead>Wallet</TableHead>
            <TableHead className="w-32">Act</TableHead>
            <TableHead className="w-20" data-numeric>
              Price
            </TableHead>
            <TableHead className="w-24" data-numeric>
              Shares
            </TableHead>
            <TableHead className="w-24" data-numeric title="Shares × price, what was paid">
              Paid
            </TableHead>
            <TableHead
              className="w-20"
              data-numeric
              title="Paid ÷ what rests now within 2¢ of the middle, on the side that such a trade takes from"
            >
              Of depth
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((trade) => (
            <TradeRow key={trade.id} trade={trade} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TradeRow({ trade }: { trade: WhaleTrade }) {
  const { side, outcome, outcomeIndex } = trade;
  const isUp = (side === "BUY") === (outcomeIndex === 0);
  return (
    <tr className="h-7 border-b border-border/60 focus-within:bg-accent hover:bg-accent">
      <TableCell className="text-muted-foreground">
        <RelativeTime at={trade.tradedAt} />
      </TableCell>
      <TableCell>
        <span className="flex min-w-0 items-center gap-1.5">
          <WalletLink address={trade.wallet} name={trade.walletName} />
          {trade.isMarketMaker && <Badge title="Quotes both sides: a market maker">MM</Badge>}
          {trade.isWash && (
            <Badge tone="warn" title="Trades in circles: not in cleaned figures">
              wash
            </Badge>
          )}
          {trade.isTaker === false && <Badge title="Gave the resting order">maker</Badge>}
        </span>
      </TableCell>
      <TableCell className="truncate">
        <span className={isUp ? "text-yes" : "text-no"}>
          <span aria-hidden className="text-[8px]">
            {isUp ? "▲ " : "▼ "}
          </span>
          {side === "BUY" ? "Buys" : "Sells"} <bdi>{outcome ?? "—"}</bdi>
        </span>
      </TableCell>
      <TableCell data-numeric>{formatPrice(trade.price)}</TableCell>
      <TableCell data-numeric>{formatFigure(trade.shares, "number")}</TableCell>
      <TableCell data-numeric>
        <UsdFigure usd={trade.notionalUsd} />
      </TableCell>
      <TableCell data-numeric>
        <FigureValue
          figure={trade.depthShare ?? null}
          format="percent"
          reason="No order book: the market is closed, or the source did not answer"
        />
      </TableCell>
    </tr>
  );
}
