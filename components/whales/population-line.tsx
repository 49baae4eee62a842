"use client";

import { FigureValue } from "@/components/figures/figure-value";
import { usePopulation } from "@/hooks/use-whale-population";
import { formatCount } from "@/lib/markets/format-count";

/** Among how many wallets the board ranks, and what they come to: what a score is shrunk to. */
export function PopulationLine() {
  const { data } = usePopulation();
  if (!data) return null;
  const { wallets, eligible, edge, consistency } = data;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-label text-muted-foreground">
      <span title="A verdict is given among those that pass the gate: 10 settled markets in 5 events, activity known whole, no market maker, no farmer, no circles">
        <span className="tabular-nums">{formatCount(eligible)}</span> of{" "}
        <span className="tabular-nums">{formatCount(wallets)}</span> pass the gate
      </span>
      <span>
        mean edge <FigureValue figure={edge} format="price" signed className="text-foreground" />
      </span>
      <span>
        profitable months{" "}
        <FigureValue figure={consistency} format="percent" isRate className="text-foreground" />
      </span>
    </p>
  );
}
