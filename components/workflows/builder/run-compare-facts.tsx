import type { ReactNode } from "react";
import { formatMoment } from "@/lib/markets/format-moment";
import type { RunDetail } from "@/lib/workflows/api";
import type { RunComparison } from "@/lib/workflows/compare-runs";
import { formatDuration } from "@/lib/workflows/format-duration";
import { DeltaFigure } from "./delta-figure";
import { StatusMark } from "./status-mark";
import { TRIGGER_WORDS } from "./trigger-words";

const usdOf = ({ usage }: RunDetail) => (usage ? `$${usage.usd.toFixed(4)}` : "—");
const tokensOf = ({ usage }: RunDetail) =>
  usage ? (usage.inputTokens + usage.outputTokens).toLocaleString("en-US") : "—";
const statusOf = ({ status }: RunDetail) => <StatusMark status={status} withWord />;
const versionOf = ({ version }: RunDetail) => (version === null ? "—" : `version ${version}`);
const durationOf = ({ durationMs }: RunDetail) =>
  durationMs === null ? "—" : formatDuration(durationMs);

type FactsProps = { before: RunDetail; after: RunDetail; comparison: RunComparison };

export function RunCompareFacts({ before, after, comparison }: FactsProps) {
  const rows: { name: string; of: (run: RunDetail) => ReactNode; delta?: ReactNode }[] = [
    {
      name: "Status",
      of: statusOf,
      delta: before.status === after.status ? "same" : "differs",
    },
    { name: "Began", of: ({ startedAt, createdAt }) => formatMoment(startedAt ?? createdAt) },
    { name: "Started", of: ({ trigger }) => TRIGGER_WORDS[trigger] },
    {
      name: "Graph",
      of: versionOf,
      delta: comparison.isSameGraph ? "same" : "differs",
    },
    {
      name: "Duration",
      of: durationOf,
      delta: <DeltaFigure value={comparison.durationDelta} format={formatDuration} />,
    },
    { name: "Tokens", of: tokensOf },
    {
      name: "Cost",
      of: usdOf,
      delta: <DeltaFigure value={comparison.usdDelta} format={(usd) => `$${usd.toFixed(4)}`} />,
    },
  ];
  return (
    <table className="w-full border-collapse text-table">
      <thead>
        <tr className="label-caps text-left">
          {["Figure", "Earlier", "Later", "Change"].map((word) => (
            <th key={word} scope="col" className="h-7 border-b border-border px-3 font-normal">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, of, delta }) => (
          <tr key={name} className="[&>*]:h-7 [&>*]:border-b [&>*]:border-border/60 [&>*]:px-3">
            <th scope="row" className="w-24 text-left font-normal text-muted-foreground">
              {name}
            </th>
            <td className="tabular-nums">{of(before)}</td>
            <td className="tabular-nums">{of(after)}</td>
            <td className="text-muted-foreground">{delta}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
