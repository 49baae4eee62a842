import { formatFigure } from "@/lib/markets/format-figure";
import { formatCount } from "@/lib/markets/format-count";
import { calibrationMarks } from "@/lib/analysis/calibration-frame";
import type { CalibrationBin } from "@/lib/analysis/schema";

const SIZE = 320;
const LINES = [0, 0.25, 0.5, 0.75, 1];

const percent = (share: number | null | undefined) =>
  share == null ? "—" : formatFigure(share, "percent");

/** Prices against what happened; on the diagonal they were right. The table beside it says the same in figures. */
export function CalibrationPlot({ bins }: { bins: readonly CalibrationBin[] }) {
  const marks = calibrationMarks(bins, SIZE);
  return (
    <figure className="flex w-full max-w-[420px] flex-col gap-1 px-3 pt-3 pb-2">
      <svg
        viewBox={`-34 -10 ${SIZE + 46} ${SIZE + 38}`}
        role="img"
        aria-label={`Calibration in ${bins.length} bins; the table lists them`}
        className="w-full overflow-visible text-label"
      >
        {LINES.map((line) => (
          <g key={line} className="fill-faint stroke-border">
            <path d={`M0 ${SIZE - line * SIZE}H${SIZE}M${line * SIZE} 0V${SIZE}`} strokeWidth="1" />
            <text x={-6} y={SIZE - line * SIZE + 4} textAnchor="end" stroke="none">
              {line * 100}
            </text>
            <text x={line * SIZE} y={SIZE + 15} textAnchor="middle" stroke="none">
              {line * 100}
            </text>
          </g>
        ))}
        <path d={`M0 ${SIZE}L${SIZE} 0`} className="stroke-faint" strokeDasharray="4 4" />
        {marks.map(({ x, y, low, high, radius }, index) => {
          const bin = bins[index];
          return (
            <g key={bin?.from} className="fill-primary/35 stroke-primary">
              <path
                d={`M${x} ${low}V${high}M${x - 3} ${low}h6M${x - 3} ${high}h6`}
                strokeWidth="1"
              />
              <circle cx={x} cy={y} r={radius} strokeWidth="1.5">
                <title>{bin && describe(bin)}</title>
              </circle>
            </g>
          );
        })}
      </svg>
      <figcaption className="flex justify-between text-label text-muted-foreground">
        <span>↑ came true, %</span>
        <span>bars: 90 % interval · area: n</span>
        <span>price, ¢ →</span>
      </figcaption>
    </figure>
  );
}

const describe = ({ price, share }: CalibrationBin): string =>
  `Priced ${percent(price.value)}, came true ${percent(share.value)} (${percent(share.low)} – ${percent(share.high)}), n ${formatCount(share.n)}`;
