import {
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useIsLive } from "@/hooks/use-is-live";
import { keepRows } from "./keep-rows";
import type { RowWindow } from "./virtual-window";

const VirtualWindow = lazy(() =>
  import("./virtual-window").then((module) => ({ default: module.VirtualWindow })),
);

/** A page is asked for when the scrolling rests, not for every page that flies by. */
const REST_MS = 120;
const HEADER_PX = 28;
/** Row elements that stand in the page at most, unless more are in sight. */
const MOST_ROWS = 120;

type Options = {
  total: number;
  /** The rows that the server drew, and that stand until the reader reaches for the table. */
  first: RowWindow;
  rowHeightPx: number;
  onRange: (start: number, end: number) => void;
};

/** Which rows stand in the page, and how much room the others take. */
export function useRowWindow(scroll: RefObject<HTMLElement | null>, options: Options) {
  const { total, first, rowHeightPx, onRange } = options;
  const [isTouched, setTouched] = useState(false);
  const isLive = useIsLive();
  const isAwake = isTouched || (isLive && first.start > 0);
  const [kept, setKept] = useState<RowWindow | null>(null);
  const { start, end } = clamp(kept ?? first, total);
  const startRows = useRef(first);
  const tellRange = useRestedRange(onRange, clamp(first, total));
  const onWindow = useCallback(
    (sight: RowWindow) => {
      setKept((before) => keepRows(before ?? startRows.current, sight, MOST_ROWS));
      tellRange(sight);
    },
    [tellRange],
  );

  useEffect(() => {
    if (first.start > 0) scroll.current?.scrollTo({ top: first.start * rowHeightPx });
    // oxlint-disable-next-line react/exhaustive-deps -- the place of the first view only
  }, []);
  useEffect(() => {
    const element = scroll.current;
    if (!element || isAwake) return;
    // Scrolled before the page came to life.
    if (element.scrollTop > 0) return setTouched(true);
    const abort = new AbortController();
    for (const event of ["pointerenter", "wheel", "touchstart", "focusin", "scroll"])
      element.addEventListener(event, () => setTouched(true), {
        signal: abort.signal,
        passive: true,
      });
    return () => abort.abort();
  }, [scroll, isAwake]);

  const range = useMemo(
    () => Array.from({ length: Math.max(end - start + 1, 0) }, (_, step) => start + step),
    [start, end],
  );
  const scrollTo = useCallback(
    (index: number) => {
      const element = scroll.current;
      if (!element) return;
      const top = index * rowHeightPx;
      const bottom = top + rowHeightPx + HEADER_PX - element.clientHeight;
      if (element.scrollTop > top) element.scrollTo({ top });
      else if (element.scrollTop < bottom) element.scrollTo({ top: bottom });
    },
    [scroll, rowHeightPx],
  );
  const watcher: ReactNode = isAwake ? (
    <Suspense fallback={null}>
      <VirtualWindow scroll={scroll} total={total} rowHeightPx={rowHeightPx} onWindow={onWindow} />
    </Suspense>
  ) : null;
  return {
    range,
    before: start * rowHeightPx,
    after: Math.max(total - 1 - end, 0) * rowHeightPx,
    scrollTo,
    watcher,
  };
}

/** Tells the rows in sight when the scrolling rests, and again to another listener. */
function useRestedRange(onRange: Options["onRange"], first: RowWindow) {
  const sight = useRef(first);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useCallback(
    (rows: RowWindow) => {
      sight.current = rows;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => onRange(rows.start, rows.end), REST_MS);
    },
    [onRange],
  );
  useEffect(() => {
    tell(sight.current);
    return () => clearTimeout(timer.current);
  }, [tell]);
  return tell;
}

function clamp({ start, end }: RowWindow, total: number): RowWindow {
  const last = total - 1;
  return end <= last
    ? { start, end }
    : { start: Math.max(Math.min(start, last - (end - start)), 0), end: last };
}
