import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { type Drawn, growDrawn } from "./grow-drawn";

/** As many as are made, measured and painted within a frame, beside what scrolling costs. */
const ROWS_A_FRAME = 6;

/** Which rows in sight are drawn by now: a window that moves, and a page that comes, fill frame by frame and hold up none. */
export function useDrawnRows(sight: Drawn, isKnown: (index: number) => boolean): Drawn {
  const [drawn, setDrawn] = useState(sight);
  const next = growDrawn(drawn, sight, isKnown, ROWS_A_FRAME);
  const { start, end } = next;
  const isWhole = start === drawn.start && end === drawn.end;
  useEffect(() => {
    if (isWhole) return;
    const frame = requestAnimationFrame(() => flushSync(() => setDrawn({ start, end })));
    return () => cancelAnimationFrame(frame);
  }, [isWhole, start, end]);
  return drawn;
}
