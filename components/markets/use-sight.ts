import { useCallback, useState } from "react";

/** Before the table has said what is in sight. */
const FIRST_SIGHT = { start: 0, end: 39 };

/** Which rows are in sight, for what is read of those alone. */
export function useSight(showRange: (start: number, end: number) => void) {
  const [range, setRange] = useState(FIRST_SIGHT);
  const onRange = useCallback(
    (start: number, end: number) => {
      setRange((before) =>
        before.start === start && before.end === end ? before : { start, end },
      );
      showRange(start, end);
    },
    [showRange],
  );
  return { range, onRange };
}
