"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";

export type RowWindow = { start: number; end: number };

type VirtualWindowProps = {
  scroll: RefObject<HTMLElement | null>;
  total: number;
  rowHeightPx: number;
  onWindow: (rows: RowWindow) => void;
};

const OVERSCAN = 8;

/** Watches the scrolling and says which rows are in sight; draws nothing. Loaded when the reader first reaches for the table. */
export function VirtualWindow({ scroll, total, rowHeightPx, onWindow }: VirtualWindowProps) {
  // oxlint-disable-next-line react/incompatible-library -- what it returns is read here and nowhere memoised
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeightPx,
    overscan: OVERSCAN,
    initialOffset: () => scroll.current?.scrollTop ?? 0,
    // Once mounted it would scroll to where the reader was before, who may have scrolled on while it was loaded.
    scrollToFn: () => {},
    useFlushSync: false,
  });
  useEffect(() => void scroll.current?.dispatchEvent(new Event("scroll")), [scroll]);
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeightPx]);
  const items = virtualizer.getVirtualItems();
  const start = items[0]?.index;
  const end = items.at(-1)?.index;
  useEffect(() => {
    if (start !== undefined && end !== undefined) onWindow({ start, end });
  }, [start, end, onWindow]);
  return null;
}
