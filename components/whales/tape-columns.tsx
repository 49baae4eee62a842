import type { DataColumn } from "@/components/data-table/data-column";
import { FigureValue } from "@/components/figures/figure-value";
import { RelativeTime } from "@/components/layout/relative-time";
import { WalletLink } from "@/components/wallets/wallet-link";
import { formatCompact } from "@/lib/markets/format-compact";
import { formatPrice } from "@/lib/markets/format-price";
import type { WhaleTrade } from "@/lib/whales/schema";
import { MarketReferenceLink } from "./market-reference-link";
import { OutcomeMark } from "./outcome-mark";
import { SizeFigure } from "./size-figure";
import { WalletFlags } from "./wallet-flags";

const numeric = true;

const depthColumn: DataColumn<WhaleTrade> = {
  id: "depth",
  label: "Of depth",
  definition:
    "Paid ÷ what rests now within 2¢ of the middle, on the side that such a trade takes from",
  numeric,
  widthPx: 84,
  cell: ({ depthShare }) => (
    <FigureValue
      figure={depthShare ?? null}
      format="percent"
      dense
      reason="No order book: the market is closed, or the source did not answer"
    />
  ),
};

/** The tape's columns with those that are set against the order book. */
export const comparedTapeColumns: readonly DataColumn<WhaleTrade>[] = [
  {
    id: "market",
    label: "Market",
    definition: "The question that was traded",
    widthPx: 200,
    isPinned: true,
    cell: ({ market }) => <MarketReferenceLink market={market} />,
  },
  {
    id: "time",
    label: "Time",
    definition: "When the trade was filled",
    sort: "tradedAt",
    numeric,
    widthPx: 72,
    cell: ({ tradedAt }) => <RelativeTime at={tradedAt} className="text-muted-foreground" />,
  },
  {
    id: "side",
    label: "Trade",
    definition: "What the taker did, and with which outcome",
    widthPx: 128,
    cell: ({ outcome, outcomeIndex, side }) => (
      <OutcomeMark outcome={outcome} index={outcomeIndex} side={side} />
    ),
  },
  {
    id: "price",
    label: "Price",
    definition: "What a share of the traded outcome cost",
    numeric,
    widthPx: 72,
    cell: ({ price }) => formatPrice(price),
  },
  {
    id: "notional",
    label: "Paid",
    definition: "Notional: shares × price, what was paid",
    sort: "notionalUsd",
    numeric,
    widthPx: 92,
    cell: ({ notionalUsd }) => <SizeFigure usd={notionalUsd} />,
  },
  {
    id: "shares",
    label: "Shares",
    definition: "Each pays a dollar if its outcome wins",
    numeric,
    widthPx: 76,
    cell: ({ shares }) => formatCompact(shares),
  },
  {
    id: "relative",
    label: "Of 24h vol",
    definition: "Paid ÷ the market's volume of 24 hours",
    numeric,
    widthPx: 92,
    cell: ({ relativeSize }) => (
      <FigureValue
        figure={relativeSize}
        format="percent"
        dense
        reason="The market's volume of 24 hours is unknown"
      />
    ),
  },
  depthColumn,
  {
    id: "wallet",
    label: "Wallet",
    definition: "The taker's proxy wallet",
    widthPx: 218,
    cell: ({ wallet, walletName }) => <WalletLink address={wallet} name={walletName} />,
  },
  {
    id: "flags",
    label: "Flags",
    definition: "Market maker, circular trading, niche market",
    widthPx: 132,
    cell: (trade) => (
      <WalletFlags
        isMarketMaker={trade.isMarketMaker}
        isWash={trade.isWash}
        isNiche={trade.isNiche}
      />
    ),
  },
];

export const tapeColumns = comparedTapeColumns.filter((column) => column !== depthColumn);
