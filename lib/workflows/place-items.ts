import { moveNodes } from "./canvas-edits.ts";
import type { Box } from "./canvas-geometry.ts";
import { changeItems } from "./canvas-item-edits.ts";
import { groupsOf } from "./canvas-items.ts";
import type { Edit } from "./canvas-state.ts";
import type { Graph } from "./graph.ts";

/** Puts everything where a layout says, groups with their new sizes. */
export function placeItems(graph: Graph, boxes: ReadonlyMap<string, Box>): Edit {
  let { graph: placed } = moveNodes(graph, boxes);
  for (const { id } of groupsOf(graph)) {
    const box = boxes.get(id);
    if (!box) continue;
    const { width, height } = box;
    placed = changeItems(placed, new Set([id]), { width, height }).graph;
  }
  return { graph: placed };
}
