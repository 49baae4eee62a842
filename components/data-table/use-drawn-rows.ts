import { useEffect, useState } from "react";
import { type Drawn, growDrawn } from "./grow-drawn";

/** As many as are made, measured and painted within a frame. */
const ROWS_A_FRAME = 10;

/** Which rows in sight are drawn by now: a window that jumps, and a page that comes, fill over some frames and hold up none. */
export function useDrawnRows(sight: Drawn, isKnown: (index: number) => boolean): Drawn {
  const [drawn, setDrawn] = useState(sight);
  const next = growDrawn(drawn, sight, isKnown, ROWS_A_FRAME);
  const { start, end } = next;
  const isSame = start === drawn.start && end === drawn.end;
  useEffect(() => {
    if (isSame) return;
    const frame = requestAnimationFrame(() => setDrawn({ start, end }));
    return () => cancelAnimationFrame(frame);
  }, [isSame, start, end]);
  return next;
}
