import { type Box, boundsOf, middleOf, type Point } from "./canvas-geometry.ts";

/** What of the canvas a map of a fixed size shows: its upper left corner, and units of the canvas to a pixel of the map. */
export type MapFrame = Point & { scale: number };

type Size = { width: number; height: number };

/** Pixels that stay free at each side of the map. */
const MARGIN = 5;

/** The frame that holds all boxes, in its middle. */
export function frameOf(boxes: readonly Box[], { width, height }: Size): MapFrame {
  const all = boundsOf(boxes) ?? { x: 0, y: 0, width: 1, height: 1 };
  const scale = Math.max(
    all.width / (width - 2 * MARGIN),
    all.height / (height - 2 * MARGIN),
    Number.EPSILON,
  );
  const { x, y } = middleOf(all);
  return { x: x - (width / 2) * scale, y: y - (height / 2) * scale, scale };
}

/** The transform that shows what was drawn for one frame in another. */
export const toTransform = (drawn: MapFrame, shown: MapFrame): string =>
  `translate(${(drawn.x - shown.x) / shown.scale}px, ${(drawn.y - shown.y) / shown.scale}px) scale(${drawn.scale / shown.scale})`;

/** An outline of all boxes as one path, in pixels of the map. */
export const toMapPath = (boxes: readonly Box[], { x, y, scale }: MapFrame): string =>
  boxes
    .map((box) => {
      const [width, height] = [pixels(box.width / scale), pixels(box.height / scale)];
      return `M${pixels((box.x - x) / scale)} ${pixels((box.y - y) / scale)}h${width}v${height}h-${width}z`;
    })
    .join("");

const pixels = (value: number): number => Math.round(value * 100) / 100;
