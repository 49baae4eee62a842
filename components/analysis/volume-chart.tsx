import type { VolumeBar } from "@/lib/analysis/volume-bars";
import { formatMoment } from "@/lib/markets/format-moment";
import { formatUsd } from "@/lib/markets/format-usd";

const HEIGHT = 200;
const LINES = [0.25, 0.5, 0.75, 1];

/** Bars of raw volume with the cleaned part in front. The table says the same in figures. */
export function VolumeChart({ bars }: { bars: readonly VolumeBar[] }) {
  const most = Math.max(1, ...bars.map(({ rawUsd }) => rawUsd));
  const width = Math.max(bars.length, 1) * 10;
  return (
    <figure className="flex flex-col gap-1 px-3 pt-3 pb-2">
      <div className="relative">
        <svg
          viewBox={`0 0 ${width} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`Volume in ${bars.length} steps; the table lists them`}
          className="h-[200px] w-[calc(100%-3.5rem)]"
        >
          {LINES.map((line) => (
            <path
              key={line}
              d={`M0 ${HEIGHT - line * HEIGHT + 0.5}H${width}`}
              className="stroke-border"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {bars.map(({ at, rawUsd, cleanedUsd, trades }, index) => (
            <g key={at} className="group">
              <title>{`${formatMoment(at)}\n${formatUsd(rawUsd)} raw, ${formatUsd(cleanedUsd)} cleaned, ${trades} trades`}</title>
              <rect
                x={index * 10}
                y={0}
                width={10}
                height={HEIGHT}
                className="fill-transparent group-hover:fill-accent"
              />
              <Bar index={index} share={rawUsd / most} className="fill-warn/45" />
              <Bar index={index} share={cleanedUsd / most} className="fill-primary" />
            </g>
          ))}
        </svg>
        <div
          aria-hidden
          className="pointer-events-none absolute inset-0 text-label text-faint tabular-nums"
        >
          {LINES.toReversed().map((line) => (
            <span
              key={line}
              className="absolute right-0 w-[3.25rem] text-right leading-3"
              style={{ top: `calc(${(1 - line) * 100}% - ${line === 1 ? 0 : 6}px)` }}
            >
              {formatUsd(most * line)}
            </span>
          ))}
        </div>
      </div>
      <figcaption className="flex flex-col gap-1 text-label text-muted-foreground">
        <span className="flex justify-between gap-4 pr-14">
          <span>{formatMoment(bars[0]?.at)}</span>
          <span className="text-right">{formatMoment(bars.at(-1)?.at)}</span>
        </span>
        <span className="flex flex-wrap gap-x-4">
          <Key className="bg-primary" words="cleaned" />
          <Key className="bg-warn/45" words="market makers and wash suspects" />
        </span>
      </figcaption>
    </figure>
  );
}

function Bar({ index, share, className }: { index: number; share: number; className: string }) {
  const height = share * HEIGHT;
  return (
    <rect x={index * 10 + 1} y={HEIGHT - height} width={8} height={height} className={className} />
  );
}

function Key({ className, words }: { className: string; words: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden className={`size-2 ${className}`} />
      {words}
    </span>
  );
}
