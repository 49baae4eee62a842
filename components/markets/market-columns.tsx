import type { DataColumn } from "@/components/data-table/data-column";
import { RelativeTime } from "@/components/layout/relative-time";
import { WatchStar } from "@/components/watchlist/watch-star";
import { formatPrice } from "@/lib/markets/format-price";
import { formatUsd } from "@/lib/markets/format-usd";
import type { Market } from "@/lib/markets/schema";
import { ChangeFigure } from "./change-figure";
import { MarketLink } from "./market-link";
import { MarketStatus } from "./market-status";
import { MomentumFigure } from "./momentum-figure";
import { PriceFigure } from "./price-figure";
import { QuoteCell, SparklineCell } from "./row-extras";
import { UsdFigure } from "./usd-figure";

const numeric = true;
/** A change of 20 points, and ten million dollars a day, have the whole heat. */
const FULL_CHANGE = 0.2;
const FULL_DIGITS = 4;

/** The screener's columns, in their order. */
export const marketColumns: readonly DataColumn<Market>[] = [
  {
    id: "title",
    label: "Market",
    definition: "The question that the market asks",
    sort: "title",
    widthPx: 220,
    isPinned: true,
    cell: (market) => (
      <span className="flex items-center gap-1.5">
        <WatchStar kind="market" id={market.id} title={market.title} inRow />
        <MarketLink market={market} />
      </span>
    ),
  },
  {
    id: "price",
    label: "Price",
    definition:
      "First outcome, usually Yes: midpoint of bid and ask, or the last trade where the spread is above 10¢",
    sort: "price",
    numeric,
    widthPx: 76,
    cell: ({ price }) => <PriceFigure price={price} />,
  },
  {
    id: "change24h",
    label: "Δ24h",
    definition: "Change of the price over 24 hours in probability points, as the source gives it",
    sort: "change24h",
    numeric,
    widthPx: 72,
    heat: ({ change24h }) =>
      change24h === null
        ? null
        : { tone: change24h > 0 ? "yes" : "no", share: Math.abs(change24h) / FULL_CHANGE },
    cell: ({ change24h }) => <ChangeFigure change={change24h} />,
  },
  {
    id: "bid",
    label: "Bid",
    definition: "Highest price that a buyer of the first outcome offers",
    numeric,
    widthPx: 64,
    isExtra: true,
    cell: ({ bestBid }) => formatPrice(bestBid),
  },
  {
    id: "ask",
    label: "Ask",
    definition: "Lowest price that a seller of the first outcome asks",
    numeric,
    widthPx: 64,
    isExtra: true,
    cell: ({ bestAsk }) => formatPrice(bestAsk),
  },
  {
    id: "spread",
    label: "Spread",
    definition: "Best ask − best bid",
    sort: "spread",
    numeric,
    widthPx: 72,
    cell: ({ spread }) => formatPrice(spread),
  },
  {
    id: "quote",
    label: "Buy for",
    definition:
      "What a buy of my size would pay a share right now over the levels of the book that it would take, with the market's fee; * the fee is unknown. Books are read for the rows in sight",
    numeric,
    widthPx: 84,
    isExtra: true,
    cell: ({ id }) => <QuoteCell id={id} />,
  },
  {
    id: "volume24h",
    label: "Vol 24h",
    definition: "Dollars traded over the last 24 hours",
    sort: "volume24h",
    numeric,
    widthPx: 84,
    heat: ({ volume24h }) =>
      volume24h === null || volume24h < 1
        ? null
        : { tone: "blue", share: (Math.log10(volume24h) - 3) / FULL_DIGITS },
    cell: ({ volume24h }) => <UsdFigure usd={volume24h} />,
  },
  {
    id: "volumeTotal",
    label: "Vol total",
    definition: "Dollars traded since the market opened",
    numeric,
    widthPx: 84,
    isExtra: true,
    cell: ({ volumeTotal }) => <UsdFigure usd={volumeTotal} />,
  },
  {
    id: "liquidity",
    label: "Liquidity",
    definition: "Dollars of resting orders, as the source counts them",
    sort: "liquidity",
    numeric,
    widthPx: 84,
    cell: ({ liquidity }) => <UsdFigure usd={liquidity} />,
  },
  {
    id: "momentum",
    label: "Momentum",
    definition:
      "z-score of the 24-hour change in log-odds against 14 days of hourly changes; “—” without enough history",
    sort: "momentum",
    numeric,
    widthPx: 92,
    cell: ({ momentum }) => <MomentumFigure momentum={momentum} />,
  },
  {
    id: "category",
    label: "Category",
    definition: "The first known tag of the event; “—” where the source gives no tags",
    widthPx: 96,
    cell: ({ category }) => <span className="text-muted-foreground">{category ?? "—"}</span>,
  },
  {
    id: "endDate",
    label: "Ends",
    definition: "When the market is due to end; resolution can come later",
    sort: "endDate",
    numeric,
    widthPx: 76,
    cell: ({ endDate }) => <RelativeTime at={endDate} className="text-muted-foreground" />,
  },
  {
    id: "week",
    label: "7 d",
    definition:
      "First outcome over seven days from stored prices; “—” where none are stored, since a list must not cost the source a request a row",
    widthPx: 88,
    numeric: true,
    cell: ({ id }) => <SparklineCell id={id} />,
  },
  {
    id: "status",
    label: "Status",
    definition: "Open, closed, paused or what the oracle says",
    widthPx: 104,
    isExtra: true,
    cell: (market) => <MarketStatus market={market} />,
  },
];

/** The column of executable prices is called by the size that it is for. */
export const columnsFor = (sizeUsd: number | null) =>
  marketColumns.map((column) =>
    column.id === "quote" && sizeUsd !== null
      ? { ...column, label: `Buy ${formatUsd(sizeUsd)}` }
      : column,
  );
