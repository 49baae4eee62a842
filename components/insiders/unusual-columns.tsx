import type { DataColumn } from "@/components/data-table/data-column";
import { FigureValue } from "@/components/figures/figure-value";
import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import { MarketReferenceLink } from "@/components/whales/market-reference-link";
import { WalletLink } from "@/components/wallets/wallet-link";
import { formatCount } from "@/lib/markets/format-count";
import { formatPrice } from "@/lib/markets/format-price";
import type { UnusualRow } from "@/lib/insiders/schema";
import { FactorStrip } from "./factor-strip";

const numeric = true;

type Column = DataColumn<UnusualRow>;

const market: Column = {
  id: "market",
  label: "Market",
  definition: "The question that the bet is on",
  widthPx: 230,
  cell: (row) => <MarketReferenceLink market={row.market} />,
};
const wallet: Column = {
  id: "wallet",
  label: "Wallet",
  definition: "Who made the most unusual bet: a proxy wallet, and no judgement of it",
  widthPx: 210,
  cell: (row) => <WalletLink address={row.wallet} name={row.walletName} />,
};

/** Markets are named first on one tab and wallets on the other; `toFactors` makes the link that opens a row's factors. */
export function unusualColumns(
  by: "markets" | "wallets",
  factors: { href: (row: UnusualRow) => string; onOpen: (row: UnusualRow) => void },
): readonly Column[] {
  const [first, second] = by === "markets" ? [market, wallet] : [wallet, market];
  return [
    { ...first, isPinned: true },
    {
      id: "score",
      label: "Score",
      definition:
        "0 to 1: 0.30 fresh wallet, 0.25 size, 0.20 niche, 0.15 low price, 0.10 one market; flagged from 0.75 on",
      sort: "score",
      numeric,
      widthPx: 84,
      cell: (row) => (
        <FigureValue
          figure={row.score}
          format="ratio"
          isRate
          dense
          className={row.isFlagged ? "font-semibold" : undefined}
        />
      ),
    },
    {
      id: "factors",
      label: "Factors",
      definition: "Fresh wallet, size, niche, low price, one market: as wide as they weigh",
      widthPx: 132,
      cell: (row) => (
        <a
          href={factors.href(row)}
          tabIndex={-1}
          aria-label="Show the factors"
          className="block rounded-sm"
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            factors.onOpen(row);
          }}
        >
          <FactorStrip factors={row.factors} />
        </a>
      ),
    },
    {
      id: "stake",
      label: "Stake",
      definition: "Dollars that the wallet paid for this outcome",
      sort: "stakeUsd",
      numeric,
      widthPx: 80,
      cell: (row) => (
        <FigureValue figure={row.stakeUsd} format="usd" dense className="font-medium" />
      ),
    },
    {
      id: "price",
      label: "At",
      definition: "Mean price paid a share",
      numeric,
      widthPx: 64,
      cell: (row) => <FigureValue figure={row.averagePrice} format="price" isRate dense />,
    },
    {
      id: "outcome",
      label: "Outcome",
      definition: "What was bought, and what it paid once settled",
      widthPx: 116,
      cell: (row) => <Bought row={row} />,
    },
    { ...second, widthPx: by === "markets" ? 210 : 240 },
    {
      id: "flagged",
      label: "Flagged",
      definition: "Flagged bets of all scored bets of this row",
      sort: "flagged",
      numeric,
      widthPx: 84,
      cell: ({ flaggedBets, scoredBets }) => (
        <>
          {formatCount(flaggedBets)}
          <span className="text-faint"> / {formatCount(scoredBets)}</span>
        </>
      ),
    },
    {
      id: "last",
      label: "Last bet",
      definition: "The newest fill of the bet",
      sort: "lastAt",
      numeric,
      widthPx: 80,
      cell: ({ lastAt }) => <RelativeTime at={lastAt} className="text-muted-foreground" />,
    },
  ];
}

function Bought({ row: { outcome, settledPrice } }: { row: UnusualRow }) {
  return (
    <span className="inline-flex max-w-full items-baseline gap-1.5">
      <bdi className="truncate">{outcome ?? "—"}</bdi>
      {settledPrice !== null && (
        <Badge tone={settledPrice > 0.5 ? "yes" : "no"} title="What a share paid at settlement">
          {formatPrice(settledPrice)}
        </Badge>
      )}
    </span>
  );
}
