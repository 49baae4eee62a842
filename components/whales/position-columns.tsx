import type { DataColumn } from "@/components/data-table/data-column";
import { FigureValue } from "@/components/figures/figure-value";
import { RelativeTime } from "@/components/layout/relative-time";
import { UsdFigure } from "@/components/markets/usd-figure";
import { Badge } from "@/components/ui/badge";
import { WalletLink } from "@/components/wallets/wallet-link";
import { formatCompact } from "@/lib/markets/format-compact";
import { formatPrice } from "@/lib/markets/format-price";
import type { WhalePosition } from "@/lib/whales/schema";
import { MarketReferenceLink } from "./market-reference-link";
import { OutcomeMark } from "./outcome-mark";
import { SignedUsd } from "./signed-usd";
import { WalletFlags } from "./wallet-flags";

const numeric = true;
const TIERS = { "10k": "$10K", "50k": "$50K", "100k": "$100K" } as const;

/** The first outcome is called Yes nearly everywhere; of another name the colour would be a guess. */
const toIndex = (outcome: string | null) =>
  outcome?.toLowerCase() === "yes" ? 0 : outcome?.toLowerCase() === "no" ? 1 : null;

export const positionColumns: readonly DataColumn<WhalePosition>[] = [
  {
    id: "market",
    label: "Market",
    definition: "The question that the position is in",
    widthPx: 230,
    isPinned: true,
    cell: ({ market }) => <MarketReferenceLink market={market} />,
  },
  {
    id: "outcome",
    label: "Holds",
    definition: "The outcome that is held",
    widthPx: 76,
    cell: ({ outcome }) => <OutcomeMark outcome={outcome} index={toIndex(outcome)} />,
  },
  {
    id: "value",
    label: "Value",
    definition: "Shares × mark: what the position would bring now",
    sort: "valueUsd",
    numeric,
    widthPx: 84,
    cell: ({ valueUsd }) => (
      <FigureValue figure={valueUsd} format="usd" dense className="font-medium" />
    ),
  },
  {
    id: "tier",
    label: "Tier",
    definition: "The highest of $10K, $50K and $100K that the value reaches",
    widthPx: 74,
    cell: ({ tier }) => tier && <Badge>{TIERS[tier]}</Badge>,
  },
  {
    id: "cost",
    label: "Cost",
    definition: "What the shares were bought for",
    sort: "costUsd",
    numeric,
    widthPx: 80,
    cell: ({ costUsd }) => <UsdFigure usd={costUsd} />,
  },
  {
    id: "pnl",
    label: "Unrealised",
    definition: "Value − cost, as the source gives it",
    sort: "unrealizedPnlUsd",
    numeric,
    widthPx: 92,
    cell: ({ unrealizedPnlUsd }) => <SignedUsd usd={unrealizedPnlUsd} />,
  },
  {
    id: "entry",
    label: "Entry → mark",
    definition: "Mean price paid, and the price now",
    numeric,
    widthPx: 116,
    cell: ({ averagePrice, currentPrice }) => (
      <>
        <span className="text-muted-foreground">{formatPrice(averagePrice)}</span>
        <span className="text-faint"> → </span>
        {formatPrice(currentPrice)}
      </>
    ),
  },
  {
    id: "shares",
    label: "Shares",
    definition: "Each pays a dollar if its outcome wins",
    numeric,
    widthPx: 72,
    cell: ({ shares }) => (shares === null ? "—" : formatCompact(shares)),
  },
  {
    id: "share",
    label: "Of outcome",
    definition: "Shares ÷ all shares of the outcome that are outstanding",
    numeric,
    widthPx: 88,
    cell: ({ shareOfOutcome }) => (
      <FigureValue
        figure={shareOfOutcome}
        format="percent"
        dense
        reason="The holders of this market were not listed yet"
      />
    ),
  },
  {
    id: "wallet",
    label: "Wallet",
    definition: "The holder's proxy wallet",
    widthPx: 210,
    cell: ({ wallet, walletName }) => <WalletLink address={wallet} name={walletName} />,
  },
  {
    id: "flags",
    label: "Flags",
    definition: "Market maker, niche market, waiting to be redeemed",
    widthPx: 128,
    cell: ({ isMarketMaker, isNiche, redeemable }) => (
      <span className="inline-flex gap-1">
        {redeemable && <Badge title="Settled, and waits to be redeemed">Settled</Badge>}
        <WalletFlags isMarketMaker={isMarketMaker} isNiche={isNiche} />
      </span>
    ),
  },
  {
    id: "seen",
    label: "Seen",
    definition: "When the position was last read",
    numeric,
    widthPx: 72,
    cell: ({ seenAt }) => <RelativeTime at={seenAt} className="text-muted-foreground" />,
  },
];
