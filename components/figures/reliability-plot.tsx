import { describeFigure } from "@/lib/markets/describe-figure";
import type { Figure } from "@/lib/markets/figure";
import { formatCount } from "@/lib/markets/format-count";
import { formatPrice } from "@/lib/markets/format-price";

export type ReliabilityBin = { from: number; to: number; meanPrice: number; cameTrue: Figure };

const SIZE = 220;
const PAD = { left: 30, right: 14, top: 8, bottom: 24 };
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** What was paid against what came true: dots with their intervals around the line where both are equal; larger dots stand on more. */
export function ReliabilityPlot({
  bins,
  label,
}: {
  bins: readonly ReliabilityBin[];
  label: string;
}) {
  const x = (share: number) => PAD.left + share * (SIZE - PAD.left - PAD.right);
  const y = (share: number) => SIZE - PAD.bottom - share * (SIZE - PAD.top - PAD.bottom);
  const most = Math.max(...bins.map(({ cameTrue }) => cameTrue.n), 1);
  return (
    <svg
      role="img"
      aria-label={`${label}: ${bins.length} bins; the table beside it shows them as figures`}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      className="h-auto w-full max-w-64"
    >
      {TICKS.map((tick) => (
        <g key={tick} className="fill-faint text-[8px]">
          <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} className="stroke-hairline" />
          <text x={x(0) - 4} y={y(tick) + 3} textAnchor="end">
            {tick * 100} %
          </text>
          <text x={x(tick)} y={SIZE - 12} textAnchor="middle">
            {tick * 100}¢
          </text>
        </g>
      ))}
      <text x={x(0.5)} y={SIZE - 2} textAnchor="middle" className="fill-faint text-[8px]">
        price paid
      </text>
      <line
        x1={x(0)}
        y1={y(0)}
        x2={x(1)}
        y2={y(1)}
        strokeDasharray="3 3"
        className="stroke-muted-foreground"
      />
      {bins.map((bin) => (
        <Dot key={bin.from} bin={bin} x={x} y={y} weight={Math.sqrt(bin.cameTrue.n / most)} />
      ))}
    </svg>
  );
}

type DotProps = {
  bin: ReliabilityBin;
  x: (share: number) => number;
  y: (share: number) => number;
  weight: number;
};

function Dot({ bin: { meanPrice, cameTrue }, x, y, weight }: DotProps) {
  const { value, low, high } = cameTrue;
  if (value === null) return null;
  const { lines } = describeFigure(cameTrue, { format: "percent", isRate: true });
  return (
    <g className="fill-primary stroke-primary">
      <title>{[`Paid ${formatPrice(meanPrice)}`, ...lines].join("\n")}</title>
      {low !== undefined && high !== undefined && (
        <line x1={x(meanPrice)} x2={x(meanPrice)} y1={y(low)} y2={y(high)} className="opacity-60" />
      )}
      <circle cx={x(meanPrice)} cy={y(value)} r={1.8 + 2.4 * weight} stroke="none" />
    </g>
  );
}

/** The same bins as figures. */
export function ReliabilityTable({
  bins,
  label,
}: {
  bins: readonly ReliabilityBin[];
  label: string;
}) {
  return (
    <table className="w-full text-table">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr className="border-b border-border">
          {["Paid", "Mean", "Came true", "90 %", "n"].map((name, column) => (
            <th
              key={name}
              scope="col"
              className={`label-caps h-6 px-1.5 font-medium ${column === 0 ? "text-left" : "text-right"}`}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {bins.map(({ from, to, meanPrice, cameTrue }) => {
          const { text, interval } = describeFigure(cameTrue, { format: "percent", isRate: true });
          return (
            <tr key={from} className="border-b border-border/60">
              <th
                scope="row"
                className="h-6 px-1.5 text-left font-normal whitespace-nowrap text-muted-foreground"
              >
                {Math.round(from * 100)}–{Math.round(to * 100)}¢
              </th>
              <td className="px-1.5 text-right">{formatPrice(meanPrice)}</td>
              <td className="px-1.5 text-right">{text ?? "—"}</td>
              <td className="px-1.5 text-right whitespace-nowrap text-faint">{interval ?? "—"}</td>
              <td className="px-1.5 text-right">{formatCount(cameTrue.n)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
