/** Rows from the first to the last one, both counted; none where `end` is before `start`. */
export type Drawn = { start: number; end: number };

/**
 * What of a window is drawn next: the rows drawn before that are still in it, and at most `most` more beside them whose page
 * has come. A window far from the last one begins at its first known row.
 */
export function growDrawn(
  before: Drawn,
  sight: Drawn,
  isKnown: (index: number) => boolean,
  most: number,
): Drawn {
  let start = Math.max(before.start, sight.start);
  let end = Math.min(before.end, sight.end);
  if (start > end) {
    start = sight.start;
    while (start <= sight.end && !isKnown(start)) start += 1;
    end = start - 1;
  }
  let left = most;
  for (; left > 0 && end < sight.end && isKnown(end + 1); left -= 1) end += 1;
  for (; left > 0 && start > sight.start && isKnown(start - 1); left -= 1) start -= 1;
  return { start, end };
}
