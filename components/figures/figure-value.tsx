import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { describeFigure } from "@/lib/markets/describe-figure";
import type { Figure } from "@/lib/markets/figure";
import type { FigureFormat } from "@/lib/markets/format-figure";
import { formatCount } from "@/lib/markets/format-count";

type FigureValueProps = {
  figure: Figure | null;
  format: FigureFormat;
  /** Gains and losses: a sign, and the colours of Yes and No beside it. */
  signed?: boolean;
  /** A rate or a mean: where rows are missing it is of a part, and not "at least". */
  isRate?: boolean;
  /** Shows the interval and n beside the value, not only in the hint. */
  detail?: boolean;
  /** In a row of a table: reached by the arrow keys of the row and not by Tab. */
  dense?: boolean;
  /** Why the value is unknown, where that is known. */
  reason?: string | null | undefined;
  /** How many there are at least, where the figure stands on the first `n` of them. */
  total?: number | null;
  className?: string | undefined;
};

/** A computed number with all that it stands on: interval, n, coverage, age and the version of its formula. */
export function FigureValue(props: FigureValueProps) {
  const { figure, format, signed, isRate, reason, total, className } = props;
  if (figure === null)
    return (
      <span title={reason ?? "Unknown: not computed yet"} className={cn("text-faint", className)}>
        —
      </span>
    );
  const { text, interval, mark, lines } = describeFigure(figure, {
    format,
    signed,
    isRate,
    reason,
    total,
  });
  return (
    <Link
      href={`/methodology#${figure.version}`}
      prefetch={false}
      title={lines.join("\n")}
      data-as-of={figure.asOf}
      tabIndex={props.dense ? -1 : undefined}
      className={cn(
        "rounded-sm whitespace-nowrap tabular-nums decoration-dotted underline-offset-2 hover:underline",
        className,
      )}
    >
      {mark === "least" && <span className="text-faint">≥&nbsp;</span>}
      <Main text={text} interval={interval} tone={signed ? toTone(figure.value) : undefined} />
      {mark === "part" && <PartMark figure={figure} total={total} isWide={props.detail === true} />}
      {props.detail && (
        <span className="text-label text-faint">
          {text !== null && interval !== null && <>&ensp;{interval}</>}&ensp;n{" "}
          {formatCount(figure.n)}
        </span>
      )}
    </Link>
  );
}

const toTone = (value: number | null) =>
  value === null || value === 0 ? undefined : value > 0 ? "text-yes" : "text-no";

type MainProps = { text: string | null; interval: string | null; tone: string | undefined };

function Main({ text, interval, tone }: MainProps) {
  if (text !== null) return <span className={tone}>{text}</span>;
  return <span className="text-faint">{interval ?? "—"}</span>;
}

type PartMarkProps = { figure: Figure; total: number | null | undefined; isWide: boolean };

/** Says that the sample is not whole: in words where there is room. */
function PartMark({ figure: { n, coverage }, total, isWide }: PartMarkProps) {
  const words =
    coverage === "truncated"
      ? `first ${formatCount(n)}${total == null ? "" : ` of ≥ ${formatCount(total)}`}`
      : "part";
  if (isWide)
    return (
      <span className="ml-1.5 rounded-sm border border-warn/35 bg-warn/10 px-1 text-label text-warn">
        {words}
      </span>
    );
  return (
    <sup className="text-[9px] text-warn">
      <span aria-hidden>†</span>
      <span className="sr-only"> {words}</span>
    </sup>
  );
}
