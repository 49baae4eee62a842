import type { DataColumn } from "@/components/data-table/data-column";
import { FigureValue } from "@/components/figures/figure-value";
import { RelativeTime } from "@/components/layout/relative-time";
import { WalletLink } from "@/components/wallets/wallet-link";
import { formatMoment } from "@/lib/markets/format-moment";
import { formatPrice } from "@/lib/markets/format-price";
import type { WhaleFlip } from "@/lib/whales/schema";
import { MarketReferenceLink } from "./market-reference-link";
import { OutcomeMark } from "./outcome-mark";
import { WalletFlags } from "./wallet-flags";

const numeric = true;

/** A side of a flip: what was held, what it was worth, at which price of the first outcome. */
function Leg({ leg }: { leg: WhaleFlip["before"] }) {
  return (
    <span className="inline-flex items-baseline gap-2" title={formatMoment(leg.at)}>
      <OutcomeMark outcome={leg.side === "YES" ? "Yes" : "No"} index={leg.side === "YES" ? 0 : 1} />
      <FigureValue figure={leg.usd} format="usd" dense className="font-medium" />
      <span className="text-faint">at {formatPrice(leg.price)}</span>
    </span>
  );
}

export const flipColumns: readonly DataColumn<WhaleFlip>[] = [
  {
    id: "market",
    label: "Market",
    definition: "The question in which the wallet changed sides",
    widthPx: 240,
    isPinned: true,
    cell: ({ market }) => <MarketReferenceLink market={market} />,
  },
  {
    id: "time",
    label: "Flipped",
    definition: "When the new side first reached the threshold",
    sort: "flippedAt",
    numeric,
    widthPx: 80,
    cell: ({ flippedAt }) => <RelativeTime at={flippedAt} className="text-muted-foreground" />,
  },
  {
    id: "before",
    label: "Before",
    definition:
      "The largest net exposure on the old side, at its trade's price of the first outcome",
    sort: "beforeUsd",
    widthPx: 176,
    cell: ({ before }) => <Leg leg={before} />,
  },
  {
    id: "after",
    label: "After",
    definition:
      "The largest net exposure on the new side, at its trade's price of the first outcome",
    sort: "afterUsd",
    widthPx: 176,
    cell: ({ after }) => <Leg leg={after} />,
  },
  {
    id: "wallet",
    label: "Wallet",
    definition: "The proxy wallet that changed sides",
    widthPx: 218,
    cell: ({ wallet, walletName }) => <WalletLink address={wallet} name={walletName} />,
  },
  {
    id: "flags",
    label: "Flags",
    definition: "Market makers change sides for a living",
    widthPx: 80,
    cell: ({ isMarketMaker }) => <WalletFlags isMarketMaker={isMarketMaker} />,
  },
];
