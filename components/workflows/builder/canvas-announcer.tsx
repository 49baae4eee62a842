"use client";

import { useEffect, useState } from "react";
import { useStore } from "@/hooks/use-store";
import { describeEdit } from "@/lib/workflows/describe-edit";
import { useBuilder } from "./builder-context";
import { useCanvasUi } from "./canvas-ui";

const REST_MS = 250;

/** Says for a screen reader what an edit changed, and why a wire will not do. */
export function CanvasAnnouncer() {
  const { canvas, types } = useBuilder();
  const { hint } = useCanvasUi();
  const [words, setWords] = useState("");
  const reason = useStore(hint, (each) => each);
  useEffect(() => {
    let said = canvas.get().graph;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = canvas.subscribe(() => {
      if (canvas.get().graph === said) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { graph } = canvas.get();
        setWords(describeEdit(said, graph, types));
        said = graph;
      }, REST_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [canvas, types]);
  return (
    <output className="sr-only" aria-live="polite" data-testid="canvas-announcer">
      {reason ?? words}
    </output>
  );
}
