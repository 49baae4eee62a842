"use client";

import { CircleX } from "lucide-react";
import { useEffect, useRef } from "react";
import { useStore } from "@/hooks/use-store";
import { useCanvasUi } from "./canvas-ui";

const OFFSET = 16;

/** Why what is dragged will not do here, beside the pointer; the announcer says it to the ear. */
export function PointerHint() {
  const { hint } = useCanvasUi();
  const words = useStore(hint, (each) => each);
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent | DragEvent) => {
      box.current?.style.setProperty(
        "transform",
        `translate(${clientX + OFFSET}px, ${clientY + OFFSET}px)`,
      );
    };
    document.addEventListener("pointermove", follow, { passive: true });
    document.addEventListener("dragover", follow, { passive: true });
    return () => {
      document.removeEventListener("pointermove", follow);
      document.removeEventListener("dragover", follow);
    };
  }, []);
  return (
    <p
      ref={box}
      aria-hidden
      data-testid="pointer-hint"
      hidden={words === null}
      className="pointer-events-none fixed top-0 left-0 z-50 flex max-w-72 items-start gap-1.5 rounded-md border border-no/60 bg-raised px-2 py-1 text-label text-foreground [&[hidden]]:hidden"
    >
      <CircleX aria-hidden className="mt-px size-3.5 shrink-0 stroke-[1.75] text-no" />
      {words}
    </p>
  );
}
