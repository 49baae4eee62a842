import type { Figure } from "./figure.ts";

/** What every figure of one answer shares. */
export type FigureBasis = Pick<Figure, "n" | "coverage" | "asOf" | "version">;

/** Bounds only where both are known. */
export const toFigure = (
  value: number | null,
  basis: FigureBasis,
  bounds?: { low: number | null; high: number | null } | null,
): Figure => ({
  value,
  ...(bounds?.low != null && bounds.high != null && { low: bounds.low, high: bounds.high }),
  n: basis.n,
  coverage: basis.coverage,
  asOf: basis.asOf,
  version: basis.version,
});
