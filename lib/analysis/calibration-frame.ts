import type { CalibrationBin } from "./schema.ts";

export type CalibrationMark = {
  x: number;
  y: number;
  low: number;
  high: number;
  /** Its area grows with n, so that few observations look like few. */
  radius: number;
};

const SMALLEST = 2.5;
const LARGEST = 9;

/** Where the bins stand in a square of this size: price from left to right, share that came true from the bottom up. */
export function calibrationMarks(bins: readonly CalibrationBin[], size: number): CalibrationMark[] {
  const most = Math.max(1, ...bins.map(({ share }) => share.n));
  return bins.map(({ price, share }) => ({
    x: (price.value ?? 0) * size,
    y: size - (share.value ?? 0) * size,
    low: size - (share.low ?? share.value ?? 0) * size,
    high: size - (share.high ?? share.value ?? 0) * size,
    radius: SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(share.n / most),
  }));
}
