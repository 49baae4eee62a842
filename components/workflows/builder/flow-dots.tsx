"use client";

import { useStoreApi, useStore as useFlowStore } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { GRID } from "@/lib/workflows/canvas-geometry";

/** So far it reaches over the canvas at each side: a step of the grid at the largest zoom. */
const OVER = 2 * GRID;

/** The grid as dots. It is drawn when the zoom changes; a pan shifts it by the rest of a step. */
export function FlowDots() {
  const store = useStoreApi();
  const zoom = useFlowStore(({ transform: [, , scale] }) => scale);
  const sheet = useRef<SVGSVGElement>(null);
  const gap = GRID * zoom;
  useEffect(() => {
    let before: unknown;
    const place = () => {
      const { transform } = store.getState();
      if (transform === before || !sheet.current) return;
      before = transform;
      const [x, y, scale] = transform;
      const step = GRID * scale;
      sheet.current.style.transform = `translate(${x % step}px, ${y % step}px)`;
    };
    place();
    return store.subscribe(place);
  }, [store]);
  return (
    <svg
      ref={sheet}
      aria-hidden
      className="react-flow__background flow-dots"
      style={{
        inset: -OVER,
        width: `calc(100% + ${2 * OVER}px)`,
        height: `calc(100% + ${2 * OVER}px)`,
      }}
    >
      <pattern
        id="flow-dots"
        x={OVER}
        y={OVER}
        width={gap}
        height={gap}
        patternUnits="userSpaceOnUse"
        patternTransform={`translate(${-gap / 2},${-gap / 2})`}
      >
        <circle className="dots" cx={zoom / 2} cy={zoom / 2} r={zoom / 2} />
      </pattern>
      <rect width="100%" height="100%" fill="url(#flow-dots)" />
    </svg>
  );
}
