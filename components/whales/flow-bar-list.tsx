import { FigureValue } from "@/components/figures/figure-value";
import { formatFigure } from "@/lib/markets/format-figure";
import { type FlowBar, toFlowBars } from "@/lib/whales/flow-bars";
import type { WhaleFlow } from "@/lib/whales/schema";
import { MarketReferenceLink } from "./market-reference-link";

type FlowBarListProps = { flows: readonly WhaleFlow[]; isCleaned: boolean };

/** Diverging bars as a list: sells to the left, buys to the right, the net as a tick; every bar says its figures. */
export function FlowBarList({ flows, isCleaned }: FlowBarListProps) {
  return (
    <ol aria-label="Flows" className="min-h-0 flex-1 overflow-y-auto">
      <li
        aria-hidden
        className="sticky top-0 z-[1] grid h-7 grid-cols-[minmax(0,1fr)_76px] items-center gap-x-3 border-b border-border bg-panel px-3 text-label text-muted-foreground sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_84px_56px]"
      >
        <span>Flow of takers</span>
        <span className="hidden grid-cols-2 gap-x-3 sm:grid">
          <span className="text-right">◂ sells</span>
          <span>buys ▸</span>
        </span>
        <span className="text-right">Net</span>
        <span className="hidden text-right sm:block">Trades</span>
      </li>
      {toFlowBars(flows, isCleaned).map((bar) => (
        <FlowRow key={bar.key} bar={bar} />
      ))}
    </ol>
  );
}

function FlowRow({ bar }: { bar: FlowBar }) {
  const { flow, buyUsd, sellUsd, net } = bar;
  const words = `Buys ${formatFigure(buyUsd, "usd")}, sells ${formatFigure(sellUsd, "usd")}`;
  return (
    <li className="grid min-h-8 grid-cols-[minmax(0,1fr)_76px] items-center gap-x-3 border-b border-border/60 px-3 py-1 text-table hover:bg-accent sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_84px_56px] sm:py-0">
      <span className="min-w-0 truncate">
        {flow.by === "market" ? (
          <MarketReferenceLink market={flow.market} />
        ) : (
          (flow.key ?? <span className="text-faint">Category unknown</span>)
        )}
      </span>
      <span
        title={words}
        className="relative order-last col-span-2 h-4 sm:order-none sm:col-span-1"
      >
        <span className="sr-only">{words}</span>
        <span aria-hidden className="absolute inset-y-0 left-1/2 w-px bg-input" />
        <span
          aria-hidden
          className="absolute inset-y-[3px] right-1/2 rounded-l-[2px] bg-no/70"
          style={{ width: `${bar.sellShare * 50}%` }}
        />
        <span
          aria-hidden
          className="absolute inset-y-[3px] left-1/2 rounded-r-[2px] bg-yes/70"
          style={{ width: `${bar.buyShare * 50}%` }}
        />
        <span
          aria-hidden
          className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-foreground"
          style={{ left: `${50 + bar.netShare * 50}%` }}
        />
      </span>
      <span className="text-right">
        <FigureValue figure={net} format="usd" signed />
      </span>
      <span className="hidden text-right text-muted-foreground tabular-nums sm:block">{net.n}</span>
    </li>
  );
}
