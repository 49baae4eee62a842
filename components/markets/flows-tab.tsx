"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useCallback } from "react";
import { Chart } from "@/components/charts/chart";
import { readPalette } from "@/components/charts/read-palette";
import { FigureValue } from "@/components/figures/figure-value";
import { RelativeTime } from "@/components/layout/relative-time";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { NativeSelect } from "@/components/ui/native-select";
import { Panel } from "@/components/ui/panel";
import { TableCell, TableHead } from "@/components/ui/table";
import { WalletLink } from "@/components/wallets/wallet-link";
import { useMarketFlips } from "@/hooks/use-market-flips";
import { useMarketFlow } from "@/hooks/use-market-flow";
import type { TradeSpan } from "@/hooks/use-market-trades";
import { formatPrice } from "@/lib/markets/format-price";
import type { MarketDetail } from "@/lib/markets/schema";
import { marketFlowOption } from "@/lib/whales/market-flow-option";
import type { WhaleFlow } from "@/lib/whales/schema";
import { toVolumeBars } from "@/lib/whales/to-chart-marks";
import { PanelSkeleton } from "./panel-skeleton";

const SPANS = ["1h", "24h", "7d", "30d"] as const;

/** Which way takers' money went, raw and without market makers and wash suspects, and who changed sides. */
export function FlowsTab({ market }: { market: MarketDetail }) {
  const [span, setSpan] = useQueryState("flow", parseAsStringLiteral(SPANS).withDefault("7d"));
  return (
    <div className="grid lg:grid-cols-[minmax(0,1fr)_420px]">
      <Panel
        title={`Takers' dollars into ${market.outcomes[0]?.name ?? "the first outcome"}`}
        className="lg:border-r"
        aside={
          <NativeSelect
            aria-label="Window of the flows"
            value={span}
            onChange={(event) =>
              void setSpan(SPANS.find((each) => each === event.target.value) ?? null)
            }
          >
            {SPANS.map((each) => (
              <option key={each} value={each}>
                Last {each}
              </option>
            ))}
          </NativeSelect>
        }
      >
        <FlowChart marketId={market.id} span={span} />
      </Panel>
      <div className="flex min-w-0 flex-col">
        <Panel title="Sums of the window">
          <FlowSums marketId={market.id} span={span} />
        </Panel>
        <Panel title="Flips">
          <Flips marketId={market.id} span={span} />
        </Panel>
      </div>
    </div>
  );
}

type PartProps = { marketId: string; span: TradeSpan };

function FlowChart({ marketId, span }: PartProps) {
  const { data, error, refetch, isPlaceholderData } = useMarketFlow(marketId, span, "time");
  const option = useCallback(
    () =>
      marketFlowOption(toVolumeBars(data ?? [], span, { isFirst: true }), readPalette("--blue")),
    [data, span],
  );
  if (error && !data)
    return (
      <ErrorState
        title="The flows could not be read"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <PanelSkeleton />;
  if (data.length === 0)
    return (
      <EmptyState
        title="No fill is stored for this window"
        reason="Flows are added up from fills that this terminal collected. Choose a longer window."
      />
    );
  return (
    <div aria-busy={isPlaceholderData} className="flex flex-1 flex-col aria-busy:opacity-60">
      <Chart
        className="h-72 lg:flex-1"
        label="Takers' buys and sells by time, with their running difference"
        option={option}
      />
      <p className="border-t border-border/60 px-3 py-1 text-label text-muted-foreground">
        <span aria-hidden className="mr-1 inline-block size-2 bg-yes/50" />
        buys <span aria-hidden className="mr-1 ml-2 inline-block size-2 bg-no/50" />
        sells{" "}
        <span aria-hidden className="mr-1 ml-2 inline-block h-0.5 w-3 bg-primary align-middle" />
        net since the window began. Fills may be missing: every sum is at least so much.
      </p>
    </div>
  );
}

const SIDES = [
  { key: "volumeUsd", name: "Volume", isSigned: false },
  { key: "buyUsd", name: "Buy", isSigned: false },
  { key: "sellUsd", name: "Sell", isSigned: false },
  { key: "netUsd", name: "Net", isSigned: true },
] as const satisfies readonly { key: keyof WhaleFlow["raw"]; name: string; isSigned: boolean }[];

function FlowSums({ marketId, span }: PartProps) {
  const { data, error, refetch } = useMarketFlow(marketId, span, "market");
  if (error && !data)
    return (
      <ErrorState title="The sums could not be read" error={error} onRetry={() => void refetch()} />
    );
  if (!data) return <PanelSkeleton rows={4} />;
  const [flow] = data;
  if (!flow)
    return <EmptyState title="Nothing to add up" reason="No fill of the window is stored." />;
  return (
    <table className="w-full text-table">
      <thead className="border-b border-border">
        <tr>
          <TableHead className="px-3">
            <span className="sr-only">Sum</span>
          </TableHead>
          <TableHead data-numeric>All takers</TableHead>
          <TableHead data-numeric className="px-3" title="Without market makers and wash suspects">
            Cleaned
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {SIDES.map(({ key, name, isSigned }) => (
          <tr key={key} className="border-b border-border/60 last:border-b-0">
            <th scope="row" className="px-3 text-left font-normal text-muted-foreground">
              {name}
            </th>
            <TableCell data-numeric>
              <FigureValue figure={flow.raw[key]} format="usd" signed={isSigned} />
            </TableCell>
            <TableCell data-numeric className="px-3">
              <FigureValue figure={flow.cleaned[key]} format="usd" signed={isSigned} />
            </TableCell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Flips({ marketId, span }: PartProps) {
  const { data, error, refetch } = useMarketFlips(marketId, span);
  if (error && !data)
    return (
      <ErrorState
        title="The flips could not be read"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <PanelSkeleton rows={3} />;
  if (data.length === 0)
    return (
      <EmptyState
        title="Nobody changed sides"
        reason="No wallet that we know held $1,000 or more on one side and then on the other within the window."
      />
    );
  return (
    <ul>
      {data.map((flip) => (
        <li
          key={`${flip.wallet} ${flip.flippedAt}`}
          className="flex items-center gap-2 border-b border-border/60 px-3 py-1 text-table last:border-b-0"
        >
          <WalletLink address={flip.wallet} name={flip.walletName} compact className="flex-1" />
          <span className="whitespace-nowrap">
            <Side side={flip.before.side} /> <span aria-hidden>→</span>
            <span className="sr-only">to</span> <Side side={flip.after.side} />
          </span>
          <span className="w-14 text-right text-muted-foreground tabular-nums">
            {formatPrice(flip.after.price)}
          </span>
          <RelativeTime at={flip.flippedAt} className="w-16 text-right text-label text-faint" />
        </li>
      ))}
    </ul>
  );
}

const Side = ({ side }: { side: "YES" | "NO" }) => (
  <span className={side === "YES" ? "text-yes" : "text-no"}>{side === "YES" ? "Yes" : "No"}</span>
);
