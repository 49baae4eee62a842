"use client";

import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import { cn } from "./cn";

type DisclosureMenuProps = {
  /** What the button shows; it opens the panel without JavaScript too. */
  summary: ReactNode;
  children: ReactNode;
  className?: string;
  panelClassName?: string;
  /** Links and buttons inside close it; off for panels of checkboxes and fields. */
  closeOnAct?: boolean;
} & Pick<ComponentProps<"summary">, "aria-label" | "title">;

/** A panel under its button on the browser's own disclosure; Escape, a press outside and leaving focus close it. */
export function DisclosureMenu({
  summary,
  children,
  className,
  panelClassName,
  closeOnAct = false,
  ...label
}: DisclosureMenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useCloseOnLeave(details, closeOnAct);
  return (
    <details ref={details} className="group/menu relative">
      <summary
        className={cn(
          "inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-table whitespace-nowrap text-muted-foreground select-none group-open/menu:bg-accent group-open/menu:text-foreground hover:bg-accent hover:text-foreground [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:stroke-[1.5]",
          className,
        )}
        {...label}
      >
        {summary}
      </summary>
      <div
        className={cn(
          "absolute top-full z-40 mt-1 min-w-44 rounded-lg border border-border bg-popover p-1 text-popover-foreground",
          panelClassName,
        )}
      >
        {children}
      </div>
    </details>
  );
}

function useCloseOnLeave(ref: React.RefObject<HTMLDetailsElement | null>, closeOnAct: boolean) {
  useEffect(() => {
    const details = ref.current;
    if (!details) return;
    const abort = new AbortController();
    const { signal } = abort;
    const close = () => details.removeAttribute("open");
    const isInside = (target: EventTarget | null) =>
      target instanceof Node && details.contains(target);
    document.addEventListener("pointerdown", (event) => isInside(event.target) || close(), {
      signal,
    });
    details.addEventListener(
      "focusout",
      (event) => event.relatedTarget !== null && !isInside(event.relatedTarget) && close(),
      { signal },
    );
    details.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !details.open) return;
        event.stopPropagation();
        close();
        details.querySelector("summary")?.focus();
      },
      { signal },
    );
    details.addEventListener(
      "click",
      (event) => {
        const acted = event.target instanceof Element && event.target.closest("a, button");
        if (closeOnAct && acted) close();
      },
      { signal },
    );
    return () => abort.abort();
  }, [ref, closeOnAct]);
}
