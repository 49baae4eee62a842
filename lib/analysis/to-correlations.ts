import { toFigure } from "../markets/to-figure.ts";
import { correctDiscoveries } from "../whales/correct-discoveries.ts";
import { type HourlyClose, measureCorrelation, toHourlyChanges } from "./measure-correlation.ts";
import type { Correlations } from "./schema.ts";

const FALSE_DISCOVERY_RATE = 0.05;

export type HourlyRow = {
  id: string;
  title: string;
  category: string | null;
  price: number | null;
  hours: HourlyClose[] | null;
};

/** Every two of the markets, corrected for how many pairs that are. */
export function toCorrelations(
  rows: readonly HourlyRow[],
  { asOf, leftOut }: { asOf: string; leftOut: number },
): Correlations {
  const changes = rows.map(({ hours }) => toHourlyChanges(hours ?? []));
  const measured = changes.flatMap((one, a) =>
    changes.slice(a + 1).map((other, offset) => ({
      a,
      b: a + 1 + offset,
      ...measureCorrelation(one, other),
    })),
  );
  const found = correctDiscoveries(
    measured.map(({ pValue }) => pValue),
    FALSE_DISCOVERY_RATE,
  );
  return {
    markets: rows.map(({ id, title, category, price }, index) => ({
      id,
      title,
      category,
      price,
      changes: changes[index]?.size ?? 0,
    })),
    pairs: measured.map(({ a, b, n, r, low, high, pValue }, index) => ({
      a,
      b,
      r: toFigure(r, { n, coverage: "complete", asOf, version: "correlation-1" }, { low, high }),
      pValue,
      isRelated: found[index] ?? false,
    })),
    leftOut,
  };
}
