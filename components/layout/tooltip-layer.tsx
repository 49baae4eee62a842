"use client";

import { useEffect, useRef, useState } from "react";
import { formatRelativeTime } from "@/lib/markets/format-relative-time";

const DELAY_MS = 250;
const GAP = 6;

type Shown = { text: string; left: number; top: number; above: boolean };

/**
 * Shows every `title` of the page in the page's own look, and what the glossary says of every `data-term`, for the pointer
 * and for the keyboard; without JavaScript the browser's own remains.
 */
export function TooltipLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  const bubble = useRef<HTMLDivElement>(null);
  useEffect(() => listen(setShown), []);
  useEffect(() => {
    const box = bubble.current;
    if (!box || !shown) return;
    const half = box.offsetWidth / 2;
    const left = Math.min(Math.max(shown.left, half + GAP), window.innerWidth - half - GAP);
    box.style.left = `${left}px`;
    box.style.opacity = "1";
  }, [shown]);
  if (!shown) return null;
  return (
    <div
      ref={bubble}
      id="tooltip"
      role="tooltip"
      className="pointer-events-none fixed z-[60] w-max max-w-72 rounded-md border border-border bg-raised px-2 py-1 text-label whitespace-pre-line text-foreground opacity-0"
      style={{
        left: shown.left,
        top: shown.top,
        transform: `translate(-50%, ${shown.above ? "-100%" : "0"})`,
      }}
    >
      {shown.text}
    </div>
  );
}

/** The glossary is loaded with the first word that somebody asks about. */
async function explain(name: string): Promise<string> {
  const { glossary } = await import("@/lib/trust/glossary");
  return name in glossary ? glossary[name as keyof typeof glossary].text : "";
}

/** Takes the title off while ours is shown, so that the browser does not show a second one. */
function listen(show: (shown: Shown | null) => void): () => void {
  let target: HTMLElement | null = null;
  let text = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isPressed = false;

  const leave = () => {
    clearTimeout(timer);
    if (target && text && !target.hasAttribute("title")) target.setAttribute("title", text);
    target?.removeAttribute("aria-describedby");
    target = null;
    show(null);
  };
  // The focus that comes with a press asks for no hint: the pointer has shown it already.
  const press = (isDown: boolean) => {
    isPressed = isDown;
    if (isDown) leave();
  };
  const enter = (event: globalThis.Event, delayMs: number) => {
    const next =
      event.target instanceof Element ? event.target.closest("[title],[data-term]") : null;
    if (event.target instanceof Node && target?.contains(event.target)) return;
    leave();
    if (!(next instanceof HTMLElement)) return;
    const { title } = next;
    const { term } = next.dataset;
    if (!title && !term) return;
    target = next;
    text = title;
    next.removeAttribute("title");
    // A figure's age is told when it is asked for: a title that holds it would be old by then.
    const asOf = next.dataset["asOf"];
    const age = asOf ? `\n${formatRelativeTime(asOf, Date.now())}` : "";
    timer = setTimeout(async () => {
      const said = title || (await explain(term ?? ""));
      // Beside what it opened it would only cover it.
      const isOpen = next.matches("[open] > summary, [aria-expanded='true']");
      if (target !== next || !said || isOpen) return;
      const box = next.getBoundingClientRect();
      const above = box.bottom + 80 > window.innerHeight;
      next.setAttribute("aria-describedby", "tooltip");
      show({
        text: said + age,
        left: box.left + box.width / 2,
        top: above ? box.top - GAP : box.bottom + GAP,
        above,
      });
    }, delayMs);
  };

  const abort = new AbortController();
  const options = { signal: abort.signal, passive: true, capture: true };
  document.addEventListener("pointerover", (event) => enter(event, DELAY_MS), options);
  document.addEventListener("focusin", (event) => isPressed || enter(event, 0), options);
  document.addEventListener("focusout", leave, options);
  document.addEventListener("pointerdown", () => press(true), options);
  document.addEventListener("pointerup", () => press(false), options);
  document.addEventListener("pointercancel", () => press(false), options);
  document.addEventListener("scroll", leave, options);
  document.addEventListener("keydown", (event) => event.key === "Escape" && leave(), options);
  return () => {
    leave();
    abort.abort();
  };
}
