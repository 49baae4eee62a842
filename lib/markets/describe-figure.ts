import type { Figure } from "./figure.ts";
import { type FigureFormat, formatFigure, formatFigureFull } from "./format-figure.ts";
import { formatCount } from "./format-count.ts";
import { formatMoment } from "./format-moment.ts";

/** How a figure reads where its sample is not whole: as at least so much, or as of a part. */
export type FigureShown = {
  /** Null is unknown. */
  text: string | null;
  interval: string | null;
  mark: "least" | "part" | null;
  /** All that stands behind the number, line by line, for its hint. */
  lines: string[];
};

type Wording = {
  format: FigureFormat;
  /** Gains and losses: a sample that lacks rows is no bound of them. */
  signed?: boolean | undefined;
  /** A rate or a mean: no bound either. */
  isRate?: boolean | undefined;
  /** Why the value is unknown. */
  reason?: string | null | undefined;
  /** How many there are at least, where the sample is the first `n` of them. */
  total?: number | null | undefined;
};

const COVERAGE: Record<Figure["coverage"], string> = {
  complete: "complete",
  truncated: "the first of more",
  lower_bound: "a part of what there is",
};

/** Value, interval, coverage and basis of a figure in words. */
export function describeFigure(figure: Figure, wording: Wording): FigureShown {
  const { format, signed = false } = wording;
  const { value, low, high, coverage } = figure;
  const hasBounds = low !== undefined && high !== undefined;
  const isPlain = value !== null || !hasBounds;
  const interval = hasBounds
    ? `${formatFigure(low, format, signed)} – ${formatFigure(high, format, signed)}`
    : null;
  return {
    text: value === null ? null : formatFigure(value, format, signed),
    interval,
    mark: isPlain && value !== null ? toMark(coverage, wording) : null,
    lines: [
      ...(value === null ? [toReason(figure, wording)] : [formatFigureFull(value, format, signed)]),
      ...(interval === null ? [] : [`between ${interval.replace(" – ", " and ")}`]),
      `n ${formatCount(figure.n)} · ${toCoverage(figure, wording)}`,
      `computed ${formatMoment(figure.asOf)}`,
      `formula ${figure.version}`,
    ],
  };
}

function toMark(coverage: Figure["coverage"], { signed, isRate }: Wording): FigureShown["mark"] {
  if (coverage === "complete") return null;
  return coverage === "lower_bound" && !signed && !isRate ? "least" : "part";
}

function toCoverage({ n, coverage }: Figure, { total }: Wording): string {
  if (coverage === "truncated" && total != null)
    return `first ${formatCount(n)} of ≥ ${formatCount(total)}`;
  return COVERAGE[coverage];
}

function toReason({ n, low, coverage }: Figure, { reason }: Wording): string {
  if (reason) return reason;
  if (low !== undefined) return "Known only within bounds";
  if (n === 0) return "Unknown: nothing to compute it from yet";
  if (coverage !== "complete") return "Unknown: the sample is not whole";
  return "Unknown: too little to compute it from";
}
