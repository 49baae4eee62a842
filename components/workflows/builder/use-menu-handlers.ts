"use client";

import type { Edge } from "@xyflow/react";
import { type MouseEvent, useContext, useMemo } from "react";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { type MenuTarget, useCanvasUi } from "./canvas-ui";
import type { FlowNode } from "./to-flow";

/** Right and double click: the menu of what lies below, writing a note, adding to the empty canvas. */
export function useMenuHandlers() {
  const { canvas, actions } = useBuilder();
  const ui = useCanvasUi();
  const isReadOnly = useContext(ReadOnlyContext);
  return useMemo(() => {
    const open = (event: globalThis.MouseEvent | MouseEvent, target: MenuTarget) => {
      event.preventDefault();
      if (!isReadOnly) ui.menu.set({ at: { x: event.clientX, y: event.clientY }, target });
    };
    return {
      onNodeContextMenu(event: MouseEvent, { id, type }: FlowNode) {
        const { selection } = canvas.get();
        if (selection.nodes.has(id) && selection.nodes.size > 1)
          return open(event, { kind: "selection" });
        actions.selectNode(id);
        return open(event, { kind: type === "step" ? "node" : type, id });
      },
      onSelectionContextMenu: (event: MouseEvent) => open(event, { kind: "selection" }),
      onEdgeContextMenu(event: MouseEvent, { id }: Edge) {
        actions.select({ nodes: new Set(), edges: new Set([id]) });
        open(event, { kind: "edge", id });
      },
      onPaneContextMenu: (event: globalThis.MouseEvent | MouseEvent) =>
        open(event, { kind: "pane" }),
      onEdgeMouseEnter: (_event: MouseEvent, { id }: Edge) => ui.hoveredEdge.set(id),
      onEdgeMouseLeave: () => ui.hoveredEdge.set(null),
      onNodeDoubleClick(_event: MouseEvent, { id, type }: FlowNode) {
        if (type !== "step" && !isReadOnly) ui.writing.set(id);
      },
      onDoubleClick(event: MouseEvent) {
        const isPane =
          event.target instanceof Element && event.target.classList.contains("react-flow__pane");
        if (isPane && !isReadOnly) ui.addMenu.set({ at: { x: event.clientX, y: event.clientY } });
      },
    };
  }, [canvas, actions, ui, isReadOnly]);
}
