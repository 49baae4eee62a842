import Link from "next/link";
import { RelativeTime } from "@/components/layout/relative-time";
import { MarketLink } from "@/components/markets/market-link";
import { UsdFigure } from "@/components/markets/usd-figure";
import { cn } from "@/components/ui/cn";
import { formatPrice } from "@/lib/markets/format-price";
import { shortAddress } from "@/lib/wallets/short-address";
import type { WhaleTrade } from "@/lib/whales/schema";
import { type MiniColumn, MiniTable } from "./mini-table";

const columns: readonly MiniColumn<WhaleTrade>[] = [
  {
    label: "Market",
    cell: ({ market }) =>
      market?.id != null ? (
        <MarketLink market={{ id: market.id, title: market.title ?? market.id }} />
      ) : (
        <span className="text-faint" title="A market that is not synced yet">
          {market?.title ?? "—"}
        </span>
      ),
  },
  {
    label: "Wallet",
    widthPx: 96,
    isExtra: true,
    cell: ({ wallet, walletName }) => (
      <Link
        href={`/wallets/${wallet}`}
        prefetch={false}
        title={walletName ? `${walletName}\n${wallet}` : wallet}
        className="font-mono text-label text-muted-foreground hover:text-primary"
      >
        {shortAddress(wallet)}
      </Link>
    ),
  },
  { label: "Trade", widthPx: 86, cell: (trade) => <TradeSide trade={trade} /> },
  {
    label: "Price",
    term: "price",
    widthPx: 62,
    numeric: true,
    isExtra: true,
    cell: ({ price }) => <span className="text-muted-foreground">{formatPrice(price)}</span>,
  },
  {
    label: "Paid",
    term: "notional",
    widthPx: 62,
    numeric: true,
    cell: ({ notionalUsd }) => <UsdFigure usd={notionalUsd} />,
  },
  {
    label: "When",
    widthPx: 78,
    numeric: true,
    cell: ({ tradedAt }) => <RelativeTime at={tradedAt} className="text-muted-foreground" />,
  },
];

/** The colour is the first outcome's or the other's; the word says what was done with it. */
function TradeSide({ trade }: { trade: WhaleTrade }) {
  const { side, outcome, outcomeIndex, price } = trade;
  const act = side === "BUY" ? "Buy" : "Sell";
  return (
    <span
      title={`${act} ${outcome ?? "an unknown outcome"} at ${formatPrice(price)}`}
      className={cn(outcomeIndex === 0 && "text-yes", outcomeIndex === 1 && "text-no")}
    >
      {act} <bdi>{outcome ?? "—"}</bdi>
    </span>
  );
}

export const TapeRows = ({ rows }: { rows: readonly WhaleTrade[] }) => (
  <MiniTable columns={columns} rows={rows} keyOf={({ id }) => id} />
);
