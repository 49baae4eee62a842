"use client";

import { Panel, useReactFlow, useStoreApi } from "@xyflow/react";
import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { type Box, boundsOf } from "@/lib/workflows/canvas-geometry";
import { frameOf, toMapPath, toTransform } from "@/lib/workflows/map-frame";
import type { FlowNode } from "./to-flow";

const SIZE = { width: 160, height: 100 };
const KINDS = ["group", "note", "step"] as const;
/** Of the zoom, to each unit of a wheel. */
const WHEEL = 0.002;

/**
 * All nodes in small, and what of them is in view; dragging in it pans, the wheel zooms. It is a path for each kind of node,
 * drawn when the nodes change; a pan shifts what was drawn, where a map with an element a node is drawn anew in every frame.
 */
export function FlowMap({ nodes }: { nodes: readonly FlowNode[] }) {
  const picture = useRef<SVGSVGElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const bounds = useMemo(() => boundsOf(nodes.map(boxOfNode)), [nodes]);
  const drawn = useMemo(() => frameOf(bounds ? [bounds] : [], SIZE), [bounds]);
  const paths = useMemo(
    () =>
      KINDS.map((kind) => ({
        kind,
        path: toMapPath(nodes.filter(({ type }) => type === kind).map(boxOfNode), drawn),
      })),
    [nodes, drawn],
  );
  const store = useStoreApi();
  const seenFrame = useRef(drawn);
  useEffect(() => {
    let before: unknown[] = [];
    const place = () => {
      const { transform, width, height } = store.getState();
      const now = [transform, width, height];
      if (!picture.current || !view.current || now.every((each, at) => each === before[at])) return;
      before = now;
      const seen = seenBox(transform, width, height);
      const shown = frameOf(bounds ? [bounds, seen] : [seen], SIZE);
      seenFrame.current = shown;
      picture.current.style.transform = toTransform(drawn, shown);
      const { style } = view.current;
      style.transform = `translate(${(seen.x - shown.x) / shown.scale}px, ${(seen.y - shown.y) / shown.scale}px)`;
      style.width = `${seen.width / shown.scale}px`;
      style.height = `${seen.height / shown.scale}px`;
    };
    place();
    return store.subscribe(place);
  }, [store, bounds, drawn]);
  const { getViewport, setViewport, zoomTo } = useReactFlow();
  useEffect(() => {
    const element = panel.current;
    const zoom = (event: WheelEvent) => {
      event.preventDefault();
      void zoomTo(getViewport().zoom * 2 ** (-event.deltaY * WHEEL));
    };
    element?.addEventListener("wheel", zoom, { passive: false });
    return () => element?.removeEventListener("wheel", zoom);
  }, [getViewport, zoomTo]);
  const hold = ({ currentTarget, pointerId }: PointerEvent) =>
    currentTarget.setPointerCapture(pointerId);
  const pan = ({ buttons, movementX, movementY }: PointerEvent) => {
    if (buttons !== 1) return;
    const { x, y, zoom } = getViewport();
    const by = seenFrame.current.scale * zoom;
    void setViewport({ x: x - movementX * by, y: y - movementY * by, zoom });
  };
  return (
    <Panel
      ref={panel}
      position="bottom-right"
      className="flow-map"
      style={SIZE}
      onPointerDown={hold}
      onPointerMove={pan}
    >
      <svg ref={picture} role="img" aria-label="Map of the workflow" {...SIZE}>
        {paths.map(({ kind, path }) => (
          <path key={kind} className={`map-${kind}`} d={path} />
        ))}
      </svg>
      <div ref={view} className="map-view" />
    </Panel>
  );
}

const boxOfNode = ({ position, width = 0, height = 0 }: FlowNode): Box => ({
  ...position,
  width,
  height,
});

const seenBox = (
  [x, y, zoom]: readonly [number, number, number],
  width: number,
  height: number,
): Box => ({ x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom });
