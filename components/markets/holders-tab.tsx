"use client";

import { FigureValue } from "@/components/figures/figure-value";
import { AgeChip } from "@/components/ui/age-chip";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { ScrollArea } from "@/components/ui/scroll-area";
import { ShareBar } from "@/components/ui/share-bar";
import { TableCell, TableHead } from "@/components/ui/table";
import { WalletLink } from "@/components/wallets/wallet-link";
import { useHolders } from "@/hooks/use-holders";
import { formatCount } from "@/lib/markets/format-count";
import { formatFigure } from "@/lib/markets/format-figure";
import type { MarketDetail } from "@/lib/markets/schema";
import type { HolderList } from "@/lib/whales/schema";
import { PanelSkeleton } from "./panel-skeleton";

const BUDGET_MS = 10 * 60_000;

/** Who holds each outcome, and how few they are. */
export function HoldersTab({ market }: { market: MarketDetail }) {
  const { data, error, refetch } = useHolders(market.id);
  if (error && !data)
    return (
      <ErrorState
        title="The holders could not be read"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <PanelSkeleton />;
  if (data.data.length === 0)
    return (
      <EmptyState
        title="No holders"
        reason="The outcomes of this market have no tokens, so nobody can hold them."
      />
    );
  return (
    <div className="grid lg:grid-cols-2 lg:divide-x lg:divide-border">
      {data.data.map((list, index) => (
        <HolderPanel key={list.tokenId} list={list} tone={index === 0 ? "bg-yes" : "bg-no"} />
      ))}
    </div>
  );
}

function HolderPanel({ list, tone }: { list: HolderList; tone: string }) {
  const { outcome, coverage, asOf, holders } = list;
  return (
    <Panel
      title={`Holders of ${outcome}`}
      aside={
        <>
          {coverage !== "complete" && (
            <Badge
              tone="warn"
              title="The source lists no more than these; concentration is given as bounds"
            >
              first {formatCount(holders.length)}
            </Badge>
          )}
          <AgeChip at={asOf} budgetMs={BUDGET_MS} />
        </>
      }
    >
      <Concentration list={list} />
      {holders.length === 0 ? (
        <EmptyState title="Nobody holds it" reason="The source lists no holder of this outcome." />
      ) : (
        <HolderTable holders={holders} tone={tone} outcome={outcome} />
      )}
    </Panel>
  );
}

function Concentration({ list: { hhi, top10, outstandingShares } }: { list: HolderList }) {
  const items = [
    {
      name: "HHI",
      hint: "Sum of squared shares in per cent, 0 to 10,000; from a cut list the bounds of what it can be",
      value: <FigureValue figure={hhi} format="number" />,
    },
    {
      name: "Top 10 hold",
      hint: "Share of all outstanding shares, contracts left out",
      value: <FigureValue figure={top10} format="percent" />,
    },
    {
      name: "Outstanding",
      hint: "Shares that exist of this outcome",
      value:
        outstandingShares === null ? "—" : `${formatFigure(outstandingShares, "number")} shares`,
    },
  ];
  return (
    <dl className="grid grid-cols-3 border-b border-border">
      {items.map(({ name, hint, value }) => (
        <div key={name} className="border-r border-border px-3 py-1.5 last:border-r-0">
          <dt className="label-caps" title={hint}>
            {name}
          </dt>
          <dd className="text-body tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type HolderTableProps = { holders: HolderList["holders"]; tone: string; outcome: string };

function HolderTable({ holders, tone, outcome }: HolderTableProps) {
  return (
    <ScrollArea aria-label={`List of holders of ${outcome}`} className="max-h-[480px]">
      <table className="w-full table-fixed border-collapse text-table">
        <thead className="sticky top-0 z-10 border-b border-border bg-panel">
          <tr>
            <TableHead className="w-8" data-numeric>
              #
            </TableHead>
            <TableHead>Wallet</TableHead>
            <TableHead className="w-20" data-numeric>
              Shares
            </TableHead>
            <TableHead className="w-24" data-numeric title="Of all outstanding shares">
              Of outcome
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {holders.map((holder, index) => (
            <tr
              key={holder.wallet}
              className="border-b border-border/60 focus-within:bg-accent hover:bg-accent"
            >
              <TableCell data-numeric className="text-faint">
                {index + 1}
              </TableCell>
              <TableCell>
                <span className="flex min-w-0 items-center gap-1.5">
                  <WalletLink address={holder.wallet} name={holder.walletName} />
                  {holder.isMarketMaker && (
                    <Badge title="Quotes both sides: a market maker">MM</Badge>
                  )}
                  {holder.isContract && (
                    <Badge title="A contract of the exchange: in no figure">contract</Badge>
                  )}
                </span>
              </TableCell>
              <TableCell data-numeric>{formatFigure(holder.shares, "number")}</TableCell>
              <TableCell data-numeric>
                <FigureValue figure={holder.shareOfOutcome} format="percent" isRate dense />
                <ShareBar share={holder.shareOfOutcome.value ?? 0} className={tone} />
              </TableCell>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
