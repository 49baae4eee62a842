import type { DataColumn } from "@/components/data-table/data-column";
import { FigureValue } from "@/components/figures/figure-value";
import { formatCount } from "@/lib/markets/format-count";
import { formatMoment } from "@/lib/markets/format-moment";
import type { WhaleFlow } from "@/lib/whales/schema";
import { MarketReferenceLink } from "./market-reference-link";

const numeric = true;

type SideName = "buyUsd" | "sellUsd" | "netUsd" | "volumeUsd";

/** The table's columns over raw or cleaned sums. */
export function flowColumns(isCleaned: boolean): readonly DataColumn<WhaleFlow>[] {
  const sideOf = (flow: WhaleFlow) => (isCleaned ? flow.cleaned : flow.raw);
  const money = (
    name: SideName,
    label: string,
    definition: string,
    sort: string,
  ): DataColumn<WhaleFlow> => ({
    id: name,
    label,
    definition,
    sort,
    numeric,
    widthPx: 104,
    cell: (flow) => (
      <FigureValue figure={sideOf(flow)[name]} format="usd" signed={name === "netUsd"} dense />
    ),
  });
  return [
    {
      id: "key",
      label: "Of",
      definition: "The market, the category or the beginning of the span of time",
      widthPx: 260,
      isPinned: true,
      cell: (flow) => <FlowName flow={flow} />,
    },
    money(
      "netUsd",
      "Net",
      "Buys − sells, in dollars paid, with the first outcome's sign",
      "absNetUsd",
    ),
    money("buyUsd", "Buys", "Bought of the first outcome, or sold of the other", "buyUsd"),
    money("sellUsd", "Sells", "Sold of the first outcome, or bought of the other", "sellUsd"),
    money("volumeUsd", "Volume", "Both sides together", "volumeUsd"),
    {
      id: "shares",
      label: "Net shares",
      definition: "Equivalents of the first outcome",
      numeric,
      widthPx: 104,
      cell: (flow) => <FigureValue figure={sideOf(flow).netShares} format="number" signed dense />,
    },
    {
      id: "trades",
      label: "Trades",
      definition: "Takers' fills, each match once",
      sort: "trades",
      numeric,
      widthPx: 80,
      cell: (flow) => formatCount(sideOf(flow).netUsd.n),
    },
    {
      id: "removed",
      label: "Cleaned away",
      definition: "Part of the volume that wash suspects and market makers made",
      numeric,
      widthPx: 108,
      cell: ({ raw, cleaned }) => <Removed raw={raw} cleaned={cleaned} />,
    },
  ];
}

export function FlowName({ flow }: { flow: WhaleFlow }) {
  if (flow.by === "market") return <MarketReferenceLink market={flow.market} />;
  if (flow.by === "time") return <span className="tabular-nums">{formatMoment(flow.key)}</span>;
  return flow.key ?? <span className="text-faint">Category unknown</span>;
}

function Removed({ raw, cleaned }: Pick<WhaleFlow, "raw" | "cleaned">) {
  const all = raw.volumeUsd.value ?? 0;
  const kept = cleaned.volumeUsd.value ?? 0;
  if (all <= 0) return <span className="text-faint">—</span>;
  return <span className="text-muted-foreground">{Math.round((1 - kept / all) * 100)} %</span>;
}
