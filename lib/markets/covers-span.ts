/** Whether points are as near to each other, and to both ends, as `gapMs`: then nothing between them is missing. */
export function coversSpan(
  times: readonly number[],
  { fromMs, toMs, gapMs }: { fromMs: number; toMs: number; gapMs: number },
): boolean {
  let previous = fromMs;
  for (const time of times) {
    if (time - previous > gapMs) return false;
    previous = Math.max(previous, time);
  }
  return times.length > 0 && toMs - previous <= gapMs;
}
