import {
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from "react";
import { useIsLive } from "@/hooks/use-is-live";
import type { RowWindow } from "./virtual-window";

const VirtualWindow = lazy(() =>
  import("./virtual-window").then((module) => ({ default: module.VirtualWindow })),
);

/** A page is asked for when the scrolling rests, not for every page that flies by. */
const REST_MS = 120;
const HEADER_PX = 28;

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
  const [seen, setSeen] = useState<RowWindow | null>(null);
  const { start, end } = clamp(seen ?? first, total);

  useEffect(() => {
    if (first.start > 0) scroll.current?.scrollTo({ top: first.start * rowHeightPx });
    // oxlint-disable-next-line react/exhaustive-deps -- the place of the first view only
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => onRange(start, end), REST_MS);
    return () => clearTimeout(timer);
  }, [start, end, onRange]);
  useEffect(() => {
    const element = scroll.current;
    if (!element || isAwake) return;
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
      <VirtualWindow scroll={scroll} total={total} rowHeightPx={rowHeightPx} onWindow={setSeen} />
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

function clamp({ start, end }: RowWindow, total: number): RowWindow {
  const last = total - 1;
  return end <= last
    ? { start, end }
    : { start: Math.max(Math.min(start, last - (end - start)), 0), end: last };
}
