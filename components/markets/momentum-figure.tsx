import { cn } from "@/components/ui/cn";
import { formatMoment } from "@/lib/markets/format-moment";
import type { Figure } from "@/lib/markets/figure";

/** A z-score with what it rests on; "—" where the history is too short to say. */
export function MomentumFigure({ momentum }: { momentum: Figure | null }) {
  if (momentum === null || momentum.value === null) return <span className="text-faint">—</span>;
  const { value, n, coverage, asOf, version } = momentum;
  const sign = value > 0 ? "+" : value < 0 ? "−" : "";
  return (
    <span
      title={`n ${n} · ${coverage} · as of ${formatMoment(asOf)} · ${version}`}
      className={cn(value >= 2 && "text-yes", value <= -2 && "text-no")}
    >
      {sign}
      {Math.abs(value).toFixed(1)}
      <span className="text-faint"> σ</span>
    </span>
  );
}
