import { getBezierPath, Position } from "@xyflow/react";
import { beforeEach, expect, it } from "vitest";
import { createDragSheet, toLabelPlace } from "@/components/workflows/builder/drag-sheet";
import type { Graph } from "@/lib/workflows/graph";

const graph: Graph = {
  nodes: ["a", "b", "c"].map((id, index) => ({
    id,
    type: "limit",
    config: {},
    position: { x: index * 304, y: -16 },
  })),
  edges: [
    { id: "a-b", source: "a", target: "b", branch: "true" },
    { id: "b-c", source: "b", target: "c" },
  ],
};

const pathOf = (sourceX: number, sourceY: number, targetX: number, targetY: number) =>
  getBezierPath({
    sourceX,
    sourceY,
    sourcePosition: Position.Right,
    targetX,
    targetY,
    targetPosition: Position.Left,
  });

const wire = (id: string, path: string) =>
  `<g class="react-flow__edge" data-id="${id}"><path class="react-flow__edge-path" d="${path}"></path><path class="react-flow__edge-interaction" d="${path}"></path></g>`;

let frame: HTMLElement;
const linesOf = (id: string) =>
  [...frame.querySelectorAll(`.react-flow__edge[data-id="${id}"] path`)].map((line) =>
    line.getAttribute("d"),
  );
const nodeOf = (id: string) =>
  frame.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`)?.style.transform;

beforeEach(() => {
  frame = document.createElement("div");
  frame.innerHTML = `
    ${graph.nodes.map(({ id }) => `<div class="react-flow__node" data-id="${id}"></div>`).join("")}
    <svg>${wire("a-b", pathOf(229, 20.5, 299, 20)[0])}${wire("b-c", pathOf(533, 20, 603, 20)[0])}</svg>
    <div class="react-flow__edgelabel-renderer"><div data-id="a-b"></div></div>`;
});

it("draws a node where it is dragged to, the ends of its wires with it, and nothing else", () => {
  const draw = createDragSheet(frame, graph);
  draw(new Map([["a", { x: 32, y: 64 }]]));
  draw(new Map([["a", { x: 48, y: 80 }]]));
  expect(nodeOf("a")).toBe("translate(48px,80px)");
  expect(nodeOf("b")).toBe("");
  const [path, x, y] = pathOf(229 + 48, 20.5 + 96, 299, 20);
  expect(linesOf("a-b")).toEqual([path, pathOf(229, 20.5, 299, 20)[0]]);
  expect(linesOf("b-c")[0]).toBe(pathOf(533, 20, 603, 20)[0]);
  const label = frame.querySelector<HTMLElement>(".react-flow__edgelabel-renderer div");
  expect(label?.style.transform).toBe(toLabelPlace(x, y));
});

it("shifts both ends of a wire between two that are dragged together", () => {
  const places = new Map([
    ["a", { x: 16, y: 0 }],
    ["b", { x: 320, y: 0 }],
  ]);
  createDragSheet(frame, graph)(places);
  expect(linesOf("a-b")[0]).toBe(pathOf(245, 36.5, 315, 36)[0]);
  expect(linesOf("b-c")[0]).toBe(pathOf(549, 36, 603, 20)[0]);
});

it("leaves what came back to its place as it was, letter by letter", () => {
  const before = linesOf("a-b");
  const draw = createDragSheet(frame, graph);
  draw(new Map([["a", { x: 512, y: 512 }]]));
  draw(new Map([["a", { x: 0, y: -16 }]]));
  expect(linesOf("a-b")).toEqual(before);
});

it("draws what is in the page: a node or wire that is out of view is none of its business", () => {
  frame.querySelector('[data-id="b-c"]')?.remove();
  frame.querySelector('[data-id="c"]')?.remove();
  expect(() => createDragSheet(frame, graph)(new Map([["c", { x: 0, y: 0 }]]))).not.toThrow();
});
