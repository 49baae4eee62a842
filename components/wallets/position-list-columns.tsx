import type { DataColumn } from "@/components/data-table/data-column";
import { RelativeTime } from "@/components/layout/relative-time";
import { UsdFigure } from "@/components/markets/usd-figure";
import { Badge } from "@/components/ui/badge";
import { OutcomeMark } from "@/components/whales/outcome-mark";
import { SignedUsd } from "@/components/whales/signed-usd";
import { formatCompact } from "@/lib/markets/format-compact";
import { formatPrice } from "@/lib/markets/format-price";
import type { Position } from "@/lib/wallets/schema";
import { WalletMarketLink } from "./wallet-market-link";

const numeric = true;

const market: DataColumn<Position> = {
  id: "market",
  label: "Market",
  definition: "The question that the position is in",
  sort: "title",
  widthPx: 200,
  isPinned: true,
  cell: (row) => <WalletMarketLink row={row} />,
};
const outcome: DataColumn<Position> = {
  id: "outcome",
  label: "Holds",
  definition: "The outcome that is held",
  widthPx: 84,
  cell: (row) => <OutcomeMark outcome={row.outcome} index={row.outcomeIndex} />,
};
const average: DataColumn<Position> = {
  id: "average",
  label: "Entry",
  definition: "Mean price paid a share",
  sort: "averagePrice",
  numeric,
  widthPx: 72,
  cell: ({ averagePrice }) => formatPrice(averagePrice),
};
const realized: DataColumn<Position> = {
  id: "realized",
  label: "Realised",
  definition: "Profit and loss of what was sold, as the source gives it",
  sort: "realizedPnlUsd",
  numeric,
  widthPx: 92,
  cell: ({ realizedPnlUsd }) => <SignedUsd usd={realizedPnlUsd} />,
};
const ends: DataColumn<Position> = {
  id: "ends",
  label: "Ends",
  definition: "When the market is due to end",
  sort: "endDate",
  numeric,
  widthPx: 80,
  cell: ({ endDate }) => <RelativeTime at={endDate} className="text-muted-foreground" />,
};

export const openColumns: readonly DataColumn<Position>[] = [
  market,
  outcome,
  {
    id: "size",
    label: "Shares",
    definition: "Each pays a dollar if its outcome wins",
    sort: "size",
    numeric,
    widthPx: 80,
    cell: ({ size }) => (size === null ? "—" : formatCompact(size)),
  },
  average,
  {
    id: "price",
    label: "Mark",
    definition: "The price now; 0 where the outcome lost",
    sort: "price",
    numeric,
    widthPx: 72,
    cell: ({ currentPrice }) => formatPrice(currentPrice),
  },
  {
    id: "cost",
    label: "Cost",
    definition: "What the shares were bought for",
    numeric,
    widthPx: 84,
    cell: ({ initialValueUsd }) => <UsdFigure usd={initialValueUsd} />,
  },
  {
    id: "value",
    label: "Value",
    definition: "Shares × mark, what they would bring now",
    sort: "valueUsd",
    numeric,
    widthPx: 84,
    cell: ({ currentValueUsd }) => <UsdFigure usd={currentValueUsd} />,
  },
  {
    id: "unrealized",
    label: "Unrealised",
    definition: "Value − cost, as the source gives it",
    sort: "unrealizedPnlUsd",
    numeric,
    widthPx: 96,
    cell: ({ unrealizedPnlUsd }) => <SignedUsd usd={unrealizedPnlUsd} />,
  },
  realized,
  ends,
  {
    id: "state",
    label: "State",
    definition: "Settled and waiting to be redeemed, or both outcomes held and mergeable",
    widthPx: 96,
    cell: ({ redeemable, mergeable }) => (
      <span className="inline-flex gap-1">
        {redeemable && <Badge title="Settled, and waits to be redeemed">Settled</Badge>}
        {mergeable && <Badge title="Both outcomes are held">Mergeable</Badge>}
      </span>
    ),
  },
];

export const closedColumns: readonly DataColumn<Position>[] = [
  market,
  outcome,
  {
    id: "bought",
    label: "Bought",
    definition: "Shares bought in all: shares, not dollars",
    sort: "totalBought",
    numeric,
    widthPx: 84,
    cell: ({ totalBought }) => (totalBought === null ? "—" : formatCompact(totalBought)),
  },
  average,
  realized,
  {
    id: "closed",
    label: "Closed",
    definition: "When the last share was sold or redeemed",
    sort: "closedAt",
    numeric,
    widthPx: 84,
    cell: ({ closedAt }) => <RelativeTime at={closedAt} className="text-muted-foreground" />,
  },
  ends,
];
