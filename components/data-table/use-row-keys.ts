import { type RefObject, useEffect, useRef } from "react";
import { isTyping } from "@/hooks/is-typing";

const SEQUENCE_MS = 1200;

const STEPS: Record<string, number> = {
  j: 1,
  ArrowDown: 1,
  k: -1,
  ArrowUp: -1,
  PageDown: 20,
  PageUp: -20,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * j, k, arrows, Home and End move the focus from row to row, left and right within one; Enter opens what has the focus. Any
 * other letter presses what its row marks with `data-row-key` (or a button inside of that): `x` picks, `s` stars.
 */
export function useRowKeys(
  container: RefObject<HTMLElement | null>,
  total: number,
  scrollTo: (index: number) => void,
): void {
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    let lastG = Number.NEGATIVE_INFINITY;
    const move = (event: KeyboardEvent) => {
      // The letter after `g` goes to a page.
      const isSecond = event.timeStamp - lastG < SEQUENCE_MS;
      lastG = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (!isSecond && pressMarked(container.current, event)) return;
      const step = STEPS[event.key];
      if (isTyping(event)) return;
      if (moveInRow(container.current, event.key)) return event.preventDefault();
      if (step === undefined || total === 0) return;
      // Keys come faster than rows are drawn: the next step goes on from where the last one leads.
      const current = wanted.current ?? focusedIndex(container.current);
      // Outside the table only j and k start in it: arrows and Home belong to whatever has the focus.
      if (current === null && event.key !== "j" && event.key !== "k") return;
      event.preventDefault();
      const index = current === null ? 0 : Math.min(Math.max(current + step, 0), total - 1);
      scrollTo(index);
      wanted.current = focusRow(container.current, index) ? null : index;
    };
    document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  }, [container, total, scrollTo]);
  // A row far away is drawn only after the scroll, so the focus follows it there.
  useEffect(() => {
    if (wanted.current !== null && focusRow(container.current, wanted.current))
      wanted.current = null;
  });
}

function pressMarked(container: HTMLElement | null, event: KeyboardEvent): boolean {
  if (!/^[a-z]$/i.test(event.key) || isTyping(event)) return false;
  const row = focusedRow(container);
  const mark = row?.querySelector<HTMLElement>(`[data-row-key="${event.key.toLowerCase()}"]`);
  if (!mark) return false;
  event.preventDefault();
  const target = mark.matches("button, input") ? mark : mark.querySelector("button");
  target?.dispatchEvent(
    new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: event.shiftKey }),
  );
  return true;
}

const focusedRow = (container: HTMLElement | null): HTMLElement | null => {
  const row = document.activeElement?.closest<HTMLElement>("tr[data-index]") ?? null;
  return row && container?.contains(row) ? row : null;
};

function focusedIndex(container: HTMLElement | null): number | null {
  const row = focusedRow(container);
  return row ? Number(row.dataset["index"]) : null;
}

function focusRow(container: HTMLElement | null, index: number): boolean {
  const link = container?.querySelector<HTMLElement>(`tr[data-index="${index}"] a[href]`);
  link?.focus({ preventScroll: true });
  return link !== null && link !== undefined;
}

/** Everything in a row that can be opened or pressed, also what Tab passes by, is reached by the arrow keys. */
function moveInRow(container: HTMLElement | null, key: string): boolean {
  if (key !== "ArrowLeft" && key !== "ArrowRight") return false;
  const row = document.activeElement?.closest<HTMLElement>("tr[data-index]");
  if (!row || !container?.contains(row)) return false;
  const stops = [...row.querySelectorAll<HTMLElement>("a[href], button")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops[at + (key === "ArrowRight" ? 1 : -1)]?.focus();
  return true;
}
