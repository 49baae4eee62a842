import { formatCompact } from "./format-compact.ts";
import { formatCount } from "./format-count.ts";
import { formatUsd } from "./format-usd.ts";

export type FigureFormat = "usd" | "percent" | "price" | "number" | "score" | "ratio";

const FROM_COMPACT = 100_000;

/**
 * A computed number in its unit: dollars compact, a share as per cent, dollars a share as cents, a plain number with as
 * many digits as it carries, a score with one, a ratio with two. `signed` puts a plus before gains.
 */
export function formatFigure(value: number, format: FigureFormat, signed = false): string {
  const size = FORMATS[format](Math.abs(value));
  const isNothing = !/[1-9]/.test(size);
  if (isNothing || value === 0) return size;
  if (value < 0) return `−${size}`;
  return signed ? `+${size}` : size;
}

/** The same without rounding to a column's width. */
export function formatFigureFull(value: number, format: FigureFormat, signed = false): string {
  if (format !== "usd") return formatFigure(value, format, signed);
  const size = formatUsd(Math.abs(value), "full");
  return `${value < 0 ? "−" : signed && value > 0 ? "+" : ""}${size}`;
}

const FORMATS: Record<FigureFormat, (size: number) => string> = {
  usd: (size) => formatUsd(size),
  percent: (size) => `${(size * 100).toFixed(size > 0 && size < 0.0995 ? 1 : 0)} %`,
  price: (size) => `${(size * 100).toFixed(1)}¢`,
  number: (size) =>
    size >= FROM_COMPACT
      ? formatCompact(size)
      : size >= 100 || Number.isInteger(size)
        ? formatCount(Math.round(size))
        : size.toFixed(1),
  score: (size) => size.toFixed(1),
  ratio: (size) => size.toFixed(2),
};
