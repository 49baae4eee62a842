import type { RowWindow } from "./virtual-window";

/**
 * Which rows stand in the page for those in sight. Rows that went out of sight stay for a while: a scroll through rows that
 * are there changes nothing, and one beyond them only adds. Past `most` the farthest go; a jump begins anew.
 */
export function keepRows(kept: RowWindow, sight: RowWindow, most: number): RowWindow {
  if (sight.start >= kept.start && sight.end <= kept.end) return kept;
  if (sight.start > kept.end + 1 || sight.end < kept.start - 1) return sight;
  const start = Math.min(kept.start, sight.start);
  const end = Math.max(kept.end, sight.end);
  if (end - start < most) return { start, end };
  return sight.end > kept.end
    ? { start: Math.min(end - most + 1, sight.start), end }
    : { start, end: Math.max(start + most - 1, sight.end) };
}
