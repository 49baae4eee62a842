"use client";

import { useReactFlow } from "@xyflow/react";
import { type RefObject, useMemo } from "react";
import { NOTHING_SELECTED } from "@/lib/workflows/canvas-state";
import { findNeighbour, type Way } from "@/lib/workflows/find-neighbour";
import { useBuilder } from "./builder-context";
import type { CanvasKeys } from "./key-table";
import { FIT_VIEW } from "./fit-view";

/** Keys that change nothing: what is in view, what is picked, where the focus is. */
export function useLookKeys(surface: RefObject<HTMLElement | null>): CanvasKeys {
  const { actions, canvas } = useBuilder();
  const { fitView, zoomIn, zoomOut, zoomTo, setCenter, getZoom } = useReactFlow();
  return useMemo(() => {
    const goTo = (id: string) => {
      actions.selectNode(id);
      const node = surface.current?.querySelector<HTMLElement>(
        `.react-flow__node[data-id="${CSS.escape(id)}"]`,
      );
      if (node) return node.focus();
      // Too far off to be in the page: the view goes there first.
      const place = canvas.get().graph.nodes.find((each) => each.id === id)?.position;
      if (place) void setCenter(place.x, place.y, { zoom: getZoom() });
    };
    const go = (way: Way) => () => {
      const { graph, selection } = canvas.get();
      const next = findNeighbour(graph, [...selection.nodes][0], way);
      return next === null ? false : goTo(next);
    };
    const fitPicked = () => {
      const nodes = [...canvas.get().selection.nodes].map((id) => ({ id }));
      void fitView(nodes.length > 0 ? { ...FIT_VIEW, nodes } : FIT_VIEW);
    };
    return {
      anywhere: {
        "shift+1": () => void fitView(FIT_VIEW),
        "shift+2": fitPicked,
        "mod+a": actions.selectAll,
        escape: (target) => {
          actions.select(NOTHING_SELECTED);
          // React Flow takes Escape on a node that is not picked as a wish to pick it.
          return target instanceof Element && target.closest(".react-flow") !== null;
        },
        f6: () => focusNextPart(surface.current),
      },
      onCanvas: {
        "alt+arrowright": go("after"),
        "alt+arrowleft": go("before"),
        "alt+arrowdown": go("below"),
        "alt+arrowup": go("above"),
        "mod+equal": () => void zoomIn(),
        "mod+minus": () => void zoomOut(),
        "mod+0": () => void zoomTo(1),
      },
    };
  }, [actions, canvas, fitView, zoomIn, zoomOut, zoomTo, setCenter, getZoom, surface]);
}

const PARTS = ["[aria-label='Node types']", ".flow-canvas, ol", "aside", "[data-part=drawer]"];
const FOCUSABLE = "button:not(:disabled), input, select, textarea, [tabindex='0']";

/** Palette, canvas, panel and drawer in turn: Tab has another meaning on the canvas. */
function focusNextPart(surface: HTMLElement | null): false | undefined {
  const parts = PARTS.flatMap((part) => surface?.querySelector<HTMLElement>(part) ?? []);
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  for (let step = 1; step <= parts.length; step += 1) {
    const next = parts[(at + step) % parts.length]?.querySelector<HTMLElement>(FOCUSABLE);
    if (!next) continue;
    next.focus();
    return undefined;
  }
  return false;
}
