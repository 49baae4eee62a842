"use client";

import { Panel, useReactFlow, useStore as useFlowStore } from "@xyflow/react";
import { Maximize, Network, ZoomIn, ZoomOut } from "lucide-react";
import { useContext } from "react";
import { Button } from "@/components/ui/button";
import { ReadOnlyContext, useBuilder } from "./builder-context";

export function FlowControls() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const { actions } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const percent = useFlowStore((state) => Math.round(state.transform[2] * 100));
  const buttons = [
    { label: "Zoom out", icon: ZoomOut, act: () => void zoomOut() },
    { label: "Zoom in", icon: ZoomIn, act: () => void zoomIn() },
    {
      label: "Fit into view (Shift 1)",
      icon: Maximize,
      act: () => void fitView({ padding: 0.16, maxZoom: 1 }),
    },
    ...(isReadOnly
      ? []
      : [
          {
            label: "Arrange the nodes (Shift L)",
            icon: Network,
            act: () => {
              actions.layOut();
              requestAnimationFrame(() => void fitView({ padding: 0.16, maxZoom: 1 }));
            },
          },
        ]),
  ];
  return (
    <Panel position="top-right" className="!m-2">
      <div className="flex items-center rounded-md border border-border bg-panel p-0.5">
        {buttons.map(({ label, icon: Icon, act }, index) => (
          <span key={label} className="contents">
            <Button variant="ghost" size="icon-sm" aria-label={label} title={label} onClick={act}>
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
