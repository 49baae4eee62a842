import { getBezierPath, Position } from "@xyflow/react";
import { type Point, positionOf } from "@/lib/workflows/canvas-geometry";
import type { Graph } from "@/lib/workflows/graph";

type Ends = [source: Point, target: Point];

const ORIGIN: Point = { x: 0, y: 0 };

/**
 * Draws nodes where they are dragged to and their wires with them, in the page's elements alone: told to React Flow, each step
 * would ask every node and every wire of the graph whether it moved. What is drawn is no state. Dropped, the nodes are put into
 * the graph at the same places, so that what React draws then is what stands there already. One sheet serves one drag.
 */
export function createDragSheet(frame: Element, { nodes, edges }: Graph) {
  const starts = new Map(nodes.map((node) => [node.id, positionOf(node)]));
  const known = new WeakMap<Element, Ends>();

  const found = new Map<string, HTMLElement>();
  /** What scrolled out of view left the page, and comes back as another element. */
  const find = (kind: string, id: string) => {
    const selector = `.react-flow__${kind}[data-id="${CSS.escape(id)}"]`;
    const before = found.get(selector);
    if (before?.isConnected) return before;
    const element = frame.querySelector<HTMLElement>(selector);
    if (element) found.set(selector, element);
    return element;
  };

  const labels = frame.querySelector(".react-flow__edgelabel-renderer");

  function drawWire(wire: Element, by: Ends): void {
    // Not the broad one that takes the pointer: nothing points at wires during a drag, and each step would draw its breadth anew.
    const line = wire.querySelector(".react-flow__edge-path");
    const ends = known.get(wire) ?? endsOf(line?.getAttribute("d"));
    if (!line || !ends) return;
    known.set(wire, ends);
    const [path, x, y] = getBezierPath({
      sourceX: ends[0].x + by[0].x,
      sourceY: ends[0].y + by[0].y,
      sourcePosition: Position.Right,
      targetX: ends[1].x + by[1].x,
      targetY: ends[1].y + by[1].y,
      targetPosition: Position.Left,
    });
    line.setAttribute("d", path);
    const id = wire.getAttribute("data-id");
    for (const label of labels?.children ?? [])
      if (label instanceof HTMLElement && label.dataset["id"] === id)
        label.style.transform = toLabelPlace(x, y);
  }

  return (moved: ReadonlyMap<string, Point>): void => {
    for (const [id, { x, y }] of moved) {
      const node = find("node", id);
      if (node) node.style.transform = `translate(${x}px,${y}px)`;
    }
    const shiftOf = (id: string): Point => {
      const [to, from] = [moved.get(id), starts.get(id)];
      return to && from ? { x: to.x - from.x, y: to.y - from.y } : ORIGIN;
    };
    for (const { id, source, target } of edges) {
      const wire = moved.has(source) || moved.has(target) ? find("edge", id) : null;
      if (wire) drawWire(wire, [shiftOf(source), shiftOf(target)]);
    }
  };
}

export const toLabelPlace = (x: number, y: number): string =>
  `translate(-50%, -50%) translate(${x}px, ${y}px)`;

/** The first and the last point of a curve. */
function endsOf(path: string | null | undefined): Ends | null {
  const [x, y, ...rest] = (path?.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  const [endX, endY] = rest.slice(-2);
  return x === undefined || y === undefined || endX === undefined || endY === undefined
    ? null
    : [
        { x, y },
        { x: endX, y: endY },
      ];
}
