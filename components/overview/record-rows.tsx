import { FigureValue } from "@/components/figures/figure-value";
import type { SignalRecord } from "@/lib/signals/schema";
import { describeSignalKind } from "@/lib/signals/describe-signal-kind";
import { type MiniColumn, MiniTable } from "./mini-table";
import { VerdictBadge } from "./verdict-badge";

const HORIZONS = { "1h": "1 h", "24h": "24 h", settlement: "End" };
const columns: readonly MiniColumn<SignalRecord>[] = [
  { label: "Signal", cell: ({ kind }) => describeSignalKind(kind) },
  { label: "After", widthPx: 52, cell: ({ horizon }) => HORIZONS[horizon] },
  {
    label: "Edge",
    term: "record",
    widthPx: 78,
    numeric: true,
    cell: ({ edge }) => <FigureValue figure={edge} format="price" signed dense />,
  },
  { label: "n", term: "n", widthPx: 52, numeric: true, cell: ({ edge }) => edge.n },
  {
    label: "Verdict",
    widthPx: 118,
    numeric: true,
    cell: ({ verdict }) => <VerdictBadge verdict={verdict} />,
  },
];

/** What each kind of signal was worth, the best known first. */
export function RecordRows({ rows, limit }: { rows: readonly SignalRecord[]; limit?: number }) {
  const known = rows.toSorted((one, other) => other.edge.n - one.edge.n);
  return (
    <MiniTable
      columns={columns}
      rows={known.slice(0, limit)}
      keyOf={({ kind, horizon }) => `${kind} ${horizon}`}
    />
  );
}
