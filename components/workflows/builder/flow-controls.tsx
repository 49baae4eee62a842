"use client";

import { Panel, useReactFlow, useStore as useFlowStore } from "@xyflow/react";
import { type LucideIcon, Maximize, Network, Plus, ZoomIn, ZoomOut } from "lucide-react";
import { useContext } from "react";
import { Button } from "@/components/ui/button";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import type { Point } from "@/lib/workflows/canvas-geometry";
import { FIT_VIEW } from "./fit-view";
import type { AddMenu } from "./use-add-menu";

export function FlowControls({ addMenu }: { addMenu: AddMenu }) {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const { actions } = useBuilder();
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
            act: ({ x, y }: Point) => addMenu.openAt({ x: x - 200, y: y + 20 }),
          },
          {
            label: "Arrange the nodes (Shift L)",
            icon: Network,
            act: () => {
              actions.layOut();
              requestAnimationFrame(() => void fitView(FIT_VIEW));
            },
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
