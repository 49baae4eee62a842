"use client";

import { ArrowLeft, ArrowRight, EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type PanelToolsProps = {
  title: string;
  /** What the pointer drags by, once its code is there. */
  handle?: ReactNode;
  onStep: (by: -1 | 1) => void;
  onHide: () => void;
};

/** Moves and hides a panel by keys and presses; dragging does the same. */
export function PanelTools({ title, handle, onStep, onHide }: PanelToolsProps) {
  return (
    <div className="flex items-center">
      <Button
        variant="ghost"
        size="icon-sm"
        title="Move earlier"
        aria-label={`Move ${title} earlier`}
        onClick={() => onStep(-1)}
      >
        <ArrowLeft aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon-sm"
        title="Move later"
        aria-label={`Move ${title} later`}
        onClick={() => onStep(1)}
      >
        <ArrowRight aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon-sm"
        title="Hide"
        aria-label={`Hide ${title}`}
        onClick={onHide}
      >
        <EyeOff aria-hidden />
      </Button>
      {handle}
    </div>
  );
}
