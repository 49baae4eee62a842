"use client";

import { Panel, useReactFlow, useStore as useFlowStore } from "@xyflow/react";
import {
  type LucideIcon,
  Maximize,
  Network,
  Plus,
  StickyNote,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import { useContext } from "react";
import { Button } from "@/components/ui/button";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { useCanvasUi } from "./canvas-ui";
import type { Point } from "@/lib/workflows/canvas-geometry";
import { FIT_VIEW } from "./fit-view";
import { useTidyUp } from "./use-tidy-up";

export function FlowControls() {
  const { zoomIn, zoomOut, fitView, screenToFlowPosition } = useReactFlow();
  const { actions } = useBuilder();
  const { addMenu } = useCanvasUi();
  const tidyUp = useTidyUp();
  const isReadOnly = useContext(ReadOnlyContext);
  const percent = useFlowStore((state) => Math.round(state.transform[2] * 100));
  const buttons: { label: string; icon: LucideIcon; act: (at: Point) => void }[] = [
    { label: "Zoom out", icon: ZoomOut, act: () => void zoomOut() },
    { label: "Zoom in", icon: ZoomIn, act: () => void zoomIn() },
    {
      label: "Fit into view (Shift 1)",
      icon: Maximize,
      act: () => void fitView(FIT_VIEW),
    },
    ...(isReadOnly
      ? []
      : [
          {
            label: "Add a node (Tab)",
            icon: Plus,
            act: ({ x, y }: Point) => addMenu.set({ at: { x: x - 200, y: y + 20 } }),
          },
          {
            label: "Add a note (N)",
            icon: StickyNote,
            act: ({ x, y }: Point) =>
              actions.addNote(screenToFlowPosition({ x: x - 260, y: y + 40 })),
          },
          {
            label: "Arrange the nodes (Shift L)",
            icon: Network,
            act: tidyUp,
          },
        ]),
  ];
  return (
    <Panel position="top-right" className="!m-2">
      <div className="flex items-center rounded-md border border-border bg-panel p-0.5">
        {buttons.map(({ label, icon: Icon, act }, index) => (
          <span key={label} className="contents">
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={label}
              title={label}
              onClick={({ clientX, clientY }) => act({ x: clientX, y: clientY })}
            >
              <Icon aria-hidden />
            </Button>
            {index === 0 && (
              <span className="w-9 text-center text-label text-muted-foreground">{percent}%</span>
            )}
          </span>
        ))}
      </div>
    </Panel>
  );
}
