import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { describeFigure } from "@/lib/markets/describe-figure";
import type { Figure } from "@/lib/markets/figure";
import type { FigureFormat } from "@/lib/markets/format-figure";

type WhiskerProps = {
  figure: Figure;
  format: FigureFormat;
  /** The scale that a whole column shares. */
  from: number;
  to: number;
  /** Where nothing would lie: no edge, a coin. */
  zero?: number;
  signed?: boolean;
  isRate?: boolean;
  reason?: string | null;
};

/** A dot with its interval over the scale of its column, and the number beside it; the interval decides, so it is drawn and not only said. */
export function Whisker(props: WhiskerProps) {
  const { figure, format, from, to, zero, signed, isRate, reason } = props;
  const { text, lines, mark } = describeFigure(figure, { format, signed, isRate, reason });
  const at = (value: number) => Math.min(Math.max((value - from) / (to - from), 0), 1) * 100;
  const { value, low, high } = figure;
  return (
    <Link
      href={`/methodology#${figure.version}`}
      prefetch={false}
      tabIndex={-1}
      title={lines.join("\n")}
      data-as-of={figure.asOf}
      className="flex items-center gap-2 tabular-nums"
    >
      <span className={cn("w-14 shrink-0 text-right", text === null && "text-faint")}>
        {text ?? "—"}
        {mark !== null && <sup className="text-[9px] text-warn">†</sup>}
      </span>
      <span aria-hidden className="relative h-3 min-w-0 flex-1">
        <span className="absolute inset-x-0 top-1.5 h-px bg-border" />
        {zero !== undefined && (
          <span className="absolute top-0 h-3 w-px bg-input" style={{ left: `${at(zero)}%` }} />
        )}
        {low !== undefined && high !== undefined && (
          <span
            className={cn("absolute top-[5px] h-0.5", toneOf(props))}
            style={{ left: `${at(low)}%`, right: `${100 - at(high)}%` }}
          />
        )}
        {value !== null && (
          <span
            className={cn("absolute top-1 size-1 -translate-x-1/2 rounded-full", toneOf(props))}
            style={{ left: `${at(value)}%` }}
          />
        )}
      </span>
      <span className="sr-only">{low !== undefined && high !== undefined && lines[1]}</span>
    </Link>
  );
}

/** Coloured only where the whole interval lies on one side. */
function toneOf({ figure: { low, high }, zero }: WhiskerProps): string {
  if (zero !== undefined && low !== undefined && low > zero) return "bg-yes";
  if (zero !== undefined && high !== undefined && high < zero) return "bg-no";
  return "bg-muted-foreground";
}
