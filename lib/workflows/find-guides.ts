import type { Box } from "./canvas-geometry.ts";

/** A line along which boxes stand in one row or column; from and to are its ends on the other axis. */
export type Guide = { axis: "x" | "y"; at: number; from: number; to: number };

/** Where a moving box is in line with others: its left edge, its middle or its right edge, and the same downwards. */
export function findGuides(moving: Box, others: Iterable<Box>): Guide[] {
  const lines = new Map<string, Guide>();
  for (const other of others)
    for (const guide of [...sharedLines(moving, other, "x"), ...sharedLines(moving, other, "y")]) {
      const key = `${guide.axis}${guide.at}`;
      const before = lines.get(key) ?? guide;
      const from = Math.min(guide.from, before.from);
      lines.set(key, { ...guide, from, to: Math.max(guide.to, before.to) });
    }
  return [...lines.values()];
}

function sharedLines(a: Box, b: Box, axis: "x" | "y"): Guide[] {
  const theirs = marksOf(b, axis);
  return marksOf(a, axis).flatMap((at, index) =>
    at === theirs[index] ? [{ axis, at, ...spanOf([a, b], axis) }] : [],
  );
}

const marksOf = (box: Box, axis: "x" | "y"): [number, number, number] => {
  const size = axis === "x" ? box.width : box.height;
  return [box[axis], box[axis] + size / 2, box[axis] + size];
};

function spanOf(boxes: readonly Box[], axis: "x" | "y"): { from: number; to: number } {
  const [from, to] =
    axis === "x"
      ? [boxes.map(({ y }) => y), boxes.map(({ y, height }) => y + height)]
      : [boxes.map(({ x }) => x), boxes.map(({ x, width }) => x + width)];
  return { from: Math.min(...from), to: Math.max(...to) };
}
