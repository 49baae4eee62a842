import jStat from "jstat";
import { measureRate } from "../markets/measure-rate.ts";
import { correctDiscoveries } from "../whales/correct-discoveries.ts";
import type { SignalRecord } from "./schema.ts";

export const SIGNAL_RECORD_VERSION = "signal-record-1";
const CONFIDENCE = 0.9;
const FALSE_DISCOVERY_RATE = 0.05;
/** Below it the error of the mean is itself a guess. */
const FEWEST_EVENTS = 5;

/** One kind at one horizon as the database sums it up; `error` is clustered by event. */
export type RecordRow = {
  kind: string;
  horizon: SignalRecord["horizon"];
  signals: number;
  missing: number;
  graded: number;
  feeUnknown: number;
  events: number;
  mean: number | null;
  error: number | null;
  hitRate: number | null;
  asOf: string | null;
};

/**
 * Intervals by Student's t over events − 1 degrees of freedom (a cluster is one draw), p two-sided for no edge, and the
 * correction over every kind and horizon that has evidence at all.
 */
export function toSignalRecord(rows: readonly RecordRow[], now: Date): SignalRecord[] {
  const pValues = rows.map(toPValue);
  const found = correctDiscoveries(pValues, FALSE_DISCOVERY_RATE);
  return rows.map((row, index) => {
    const { kind, horizon, signals, missing, feeUnknown, events, graded, mean, hitRate } = row;
    const pValue = pValues[index] ?? null;
    const shared = {
      n: graded,
      coverage: missing + feeUnknown > 0 ? ("truncated" as const) : ("complete" as const),
      asOf: row.asOf ?? now.toISOString(),
      version: SIGNAL_RECORD_VERSION,
    };
    const sign = (mean ?? 0) > 0 ? "positive" : "negative";
    return {
      kind,
      horizon,
      signals,
      missing,
      feeUnknown,
      events,
      edge: { value: mean, ...toInterval(row), ...shared },
      hitRate: { value: hitRate, ...toWilson(hitRate, events), ...shared },
      pValue,
      verdict: pValue === null ? "no-evidence" : found[index] ? sign : "chance",
    };
  });
}

const hasEvidence = ({ events, mean, error }: RecordRow): boolean =>
  events >= FEWEST_EVENTS && mean !== null && error !== null;

function toPValue(row: RecordRow): number | null {
  const { mean, error, events } = row;
  if (!hasEvidence(row) || mean === null || error === null) return null;
  if (error === 0) return mean === 0 ? 1 : 0;
  return 2 * jStat.studentt.cdf(-Math.abs(mean / error), events - 1);
}

function toInterval(row: RecordRow): { low?: number; high?: number } {
  const { mean, error, events } = row;
  if (!hasEvidence(row) || mean === null || error === null) return {};
  const reach = jStat.studentt.inv((1 + CONFIDENCE) / 2, events - 1) * error;
  return { low: mean - reach, high: mean + reach };
}

/** Wilson's interval at 90 % with events in the place of signals, since signals of one event are one draw. */
function toWilson(rate: number | null, events: number): { low?: number; high?: number } {
  const measured =
    rate === null || events < FEWEST_EVENTS ? null : measureRate(rate * events, events);
  return measured ? { low: measured.low, high: measured.high } : {};
}
