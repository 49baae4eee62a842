import type { Box } from "./canvas-geometry.ts";

/** A line along which boxes stand in one row or column; from and to are its ends on the other axis. */
export type Guide = { axis: "x" | "y"; at: number; from: number; to: number };

/** Where a moving box is in line with others: its left edge, its middle or its right edge, and the same downwards. */
export function findGuides(moving: Box, others: Iterable<Box>): Guide[] {
  const lines = new Map<string, Guide>();
  for (const other of others)
    for (const { axis, share } of MARKS) {
      const at = markOf(moving, axis, share);
      if (at !== markOf(other, axis, share)) continue;
      const key = `${axis}${at}`;
      const { from, to } = lines.get(key) ?? { from: Infinity, to: -Infinity };
      lines.set(key, {
        axis,
        at,
        from: Math.min(from, startOf(moving, axis), startOf(other, axis)),
        to: Math.max(to, endOf(moving, axis), endOf(other, axis)),
      });
    }
  return [...lines.values()];
}

type Axis = Guide["axis"];

const MARKS = [0, 0.5, 1].flatMap((share) => [
  { axis: "x", share } as const,
  { axis: "y", share } as const,
]);

const markOf = (box: Box, axis: Axis, share: number): number =>
  box[axis] + share * (axis === "x" ? box.width : box.height);

/** The ends of a box along its line, which runs across the axis. */
const startOf = (box: Box, axis: Axis): number => (axis === "x" ? box.y : box.x);
const endOf = (box: Box, axis: Axis): number =>
  axis === "x" ? box.y + box.height : box.x + box.width;
