import type { DataColumn } from "@/components/data-table/data-column";
import { FigureValue } from "@/components/figures/figure-value";
import { Whisker } from "@/components/figures/whisker";
import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import { WalletLink } from "@/components/wallets/wallet-link";
import { formatCount } from "@/lib/markets/format-count";
import { describeGate } from "@/lib/wallets/describe-gate";
import type { ScoreboardRow } from "@/lib/whales/schema";
import { WalletFlags } from "./wallet-flags";

const numeric = true;

const score = (
  id: "smartMoney" | "whale" | "reputation",
  label: string,
  definition: string,
): DataColumn<ScoreboardRow> => ({
  id,
  label,
  definition,
  sort: id,
  numeric,
  widthPx: 58,
  cell: (row) => (
    <FigureValue
      figure={row[id]}
      format="score"
      dense
      reason={id === "smartMoney" ? describeGate(row.gate) : undefined}
    />
  ),
});

export const scoreColumns: readonly DataColumn<ScoreboardRow>[] = [
  {
    id: "wallet",
    label: "Wallet",
    definition: "The proxy wallet whose settled bets are scored",
    widthPx: 184,
    isPinned: true,
    cell: ({ wallet, walletName }) => <WalletLink address={wallet} name={walletName} />,
  },
  {
    id: "verdict",
    label: "Verdict",
    definition:
      "Skilled only where the edge stands after the correction over every wallet that passes the gate",
    widthPx: 84,
    cell: (row) => <Verdict row={row} />,
  },
  {
    id: "edge",
    label: "Edge a share",
    definition:
      "Payout − price paid with the fee, a share, shrunk to the population, with its 90 % interval; sorted by the lower bound",
    sort: "edgeLow",
    widthPx: 142,
    cell: ({ edge }) => (
      <Whisker figure={edge} format="price" from={-0.15} to={0.15} zero={0} signed />
    ),
  },
  {
    id: "winRate",
    label: "Win rate",
    definition:
      "Settled markets with profit ÷ settled markets, with Wilson's 90 % interval; sorted by the lower bound",
    sort: "winRateLow",
    widthPx: 128,
    cell: (row) => (
      <Whisker
        figure={row.winRate}
        format="percent"
        from={0}
        to={1}
        zero={0.5}
        isRate
        reason={row.isMarketMaker ? "A market maker has no win rate" : null}
      />
    ),
  },
  {
    id: "clv",
    label: "CLV",
    definition:
      "Closing line value: last price before the end − price paid, with its 90 % interval; sorted by the lower bound",
    sort: "clvLow",
    widthPx: 128,
    cell: ({ clv }) => (
      <Whisker figure={clv} format="price" from={-0.08} to={0.08} zero={0} signed />
    ),
  },
  score("smartMoney", "Smart", "0 to 100: lower bound of the edge, consistency, CLV and breadth"),
  score("whale", "Whale", "0 to 100: percentile of the exposure × share of active months"),
  score("reputation", "Reput.", "0 to 100: days active, settled markets, drawdown"),
  {
    id: "roi",
    label: "ROI",
    definition: "Profit ÷ cost of settled markets, cut at the population's 2.5 and 97.5 %",
    sort: "roi",
    numeric,
    widthPx: 62,
    cell: ({ roi }) => <FigureValue figure={roi} format="percent" signed dense />,
  },
  {
    id: "volume",
    label: "Volume",
    definition: "Dollars traded in the stored fills",
    sort: "volumeUsd",
    numeric,
    widthPx: 66,
    cell: ({ volumeUsd }) => <FigureValue figure={volumeUsd} format="usd" dense />,
  },
  {
    id: "exposure",
    label: "Exposure",
    definition: "Shares held × mark",
    numeric,
    widthPx: 82,
    cell: ({ exposureUsd }) => <FigureValue figure={exposureUsd} format="usd" dense />,
  },
  {
    id: "n",
    label: "Settled n",
    definition:
      "Settled markets, and the events that they belong to: bets of one event are one draw",
    numeric,
    widthPx: 86,
    cell: ({ settledMarkets, settledEvents }) => (
      <>
        {formatCount(settledMarkets)}
        <span className="text-faint"> / {formatCount(settledEvents)}</span>
      </>
    ),
  },
  {
    id: "last",
    label: "Last trade",
    definition: "The newest stored fill",
    numeric,
    widthPx: 68,
    cell: ({ lastTradeAt }) => <RelativeTime at={lastTradeAt} className="text-muted-foreground" />,
  },
];

function Verdict({ row }: { row: ScoreboardRow }) {
  const { verdict, gate } = row;
  const flags = (
    <WalletFlags isMarketMaker={row.isMarketMaker} isFarmer={row.isFarmer} isWash={row.isWash} />
  );
  if (verdict === "skilled")
    return (
      <Badge tone="yes" title="Stands after Benjamini–Hochberg at 5 % over all gated wallets">
        Skilled
      </Badge>
    );
  if (verdict === "none")
    return (
      <span
        className="text-muted-foreground"
        title="Passes the gate; its edge cannot be told from luck"
      >
        Not told
      </span>
    );
  return (
    <span
      className="inline-flex items-center gap-1 text-faint"
      title={describeGate(gate) ?? undefined}
    >
      {row.isMarketMaker || row.isFarmer || row.isWash ? flags : "No verdict"}
    </span>
  );
}
