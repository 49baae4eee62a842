import { FigureValue } from "@/components/figures/figure-value";
import { RelativeTime } from "@/components/layout/relative-time";
import { MarketLink } from "@/components/markets/market-link";
import { Badge } from "@/components/ui/badge";
import type { UnusualRow } from "@/lib/insiders/schema";
import { type MiniColumn, MiniTable } from "./mini-table";

const columns: readonly MiniColumn<UnusualRow>[] = [
  {
    label: "Market",
    cell: ({ market }) =>
      market.id === null ? (
        <span className="text-faint">{market.title ?? "—"}</span>
      ) : (
        <MarketLink market={{ id: market.id, title: market.title ?? market.id }} />
      ),
  },
  {
    label: "Score",
    term: "unusual-activity",
    widthPx: 100,
    numeric: true,
    cell: ({ score, isFlagged }) => (
      <span className="inline-flex items-center justify-end gap-1.5">
        {isFlagged && <Badge tone="warn">Flag</Badge>}
        <FigureValue figure={score} format="ratio" isRate dense />
      </span>
    ),
  },
  {
    label: "Last bet",
    widthPx: 78,
    numeric: true,
    isExtra: true,
    cell: ({ lastAt }) => <RelativeTime at={lastAt} className="text-muted-foreground" />,
  },
  {
    label: "Stake",
    widthPx: 74,
    numeric: true,
    cell: ({ stakeUsd }) => <FigureValue figure={stakeUsd} format="usd" dense />,
  },
];

export const UnusualRows = ({ rows }: { rows: readonly UnusualRow[] }) => (
  <MiniTable columns={columns} rows={rows} keyOf={({ market }) => market.conditionId} />
);
