import type { DataColumn } from "@/components/data-table/data-column";
import { RelativeTime } from "@/components/layout/relative-time";
import { UsdFigure } from "@/components/markets/usd-figure";
import { Badge } from "@/components/ui/badge";
import { OutcomeMark } from "@/components/whales/outcome-mark";
import { SizeFigure } from "@/components/whales/size-figure";
import { formatCompact } from "@/lib/markets/format-compact";
import { formatPrice } from "@/lib/markets/format-price";
import type { WalletActivity, WalletTrade } from "@/lib/wallets/schema";
import { WalletMarketLink } from "./wallet-market-link";

const numeric = true;

export const tradeColumns: readonly DataColumn<WalletTrade>[] = [
  {
    id: "market",
    label: "Market",
    definition: "The question that was traded",
    widthPx: 200,
    isPinned: true,
    cell: (row) => <WalletMarketLink row={row} />,
  },
  {
    id: "time",
    label: "Time",
    definition: "When the trade was filled; newest first",
    numeric,
    widthPx: 72,
    cell: ({ tradedAt }) => <RelativeTime at={tradedAt} className="text-muted-foreground" />,
  },
  {
    id: "side",
    label: "Trade",
    definition: "What was done, and with which outcome",
    widthPx: 132,
    cell: ({ outcome, outcomeIndex, side }) => (
      <OutcomeMark outcome={outcome} index={outcomeIndex} side={side} />
    ),
  },
  {
    id: "price",
    label: "Price",
    definition: "What a share cost",
    numeric,
    widthPx: 76,
    cell: ({ price }) => formatPrice(price),
  },
  {
    id: "size",
    label: "Shares",
    definition: "Each pays a dollar if its outcome wins",
    numeric,
    widthPx: 84,
    cell: ({ size }) => formatCompact(size),
  },
  {
    id: "usd",
    label: "Paid",
    definition: "Notional: shares × price",
    numeric,
    widthPx: 96,
    cell: ({ notionalUsd }) => <SizeFigure usd={notionalUsd} />,
  },
  {
    id: "role",
    label: "Role",
    definition: "Taker where the row was seen in the taker-only feed; otherwise not known",
    widthPx: 80,
    cell: ({ isTaker }) =>
      isTaker ? (
        "Taker"
      ) : (
        <span className="text-faint" title="Not seen in the taker-only feed">
          —
        </span>
      ),
  },
];

export const activityColumns: readonly DataColumn<WalletActivity>[] = [
  {
    id: "market",
    label: "Market",
    definition: "The question that it was about",
    widthPx: 200,
    isPinned: true,
    cell: (row) => <WalletMarketLink row={row} />,
  },
  {
    id: "time",
    label: "Time",
    definition: "When it happened; newest first",
    numeric,
    widthPx: 84,
    cell: ({ occurredAt }) => <RelativeTime at={occurredAt} className="text-muted-foreground" />,
  },
  {
    id: "type",
    label: "Kind",
    definition: "Trade, split, merge, redeem, conversion, reward, as the source writes it",
    widthPx: 104,
    cell: ({ type }) => <Badge>{type.toLowerCase().replaceAll("_", " ")}</Badge>,
  },
  {
    id: "side",
    label: "What",
    definition: "What was done, and with which outcome",
    widthPx: 132,
    cell: ({ outcome, outcomeIndex, side }) =>
      outcome === null && outcomeIndex === null ? (
        <span className="text-faint" title="Both outcomes, or none">
          —
        </span>
      ) : (
        <OutcomeMark outcome={outcome} index={outcomeIndex} side={side} />
      ),
  },
  {
    id: "price",
    label: "Price",
    definition: "What a share cost, where there is a price",
    numeric,
    widthPx: 76,
    cell: ({ price }) => formatPrice(price),
  },
  {
    id: "size",
    label: "Shares",
    definition: "How many shares it moved",
    numeric,
    widthPx: 84,
    cell: ({ size }) => (size === null ? "—" : formatCompact(size)),
  },
  {
    id: "usd",
    label: "Dollars",
    definition: "What it moved in dollars, with the fee where there is one",
    numeric,
    widthPx: 96,
    cell: ({ usd }) => <UsdFigure usd={usd} />,
  },
];
