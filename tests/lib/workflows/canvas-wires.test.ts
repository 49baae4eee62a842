import { describe, expect, it } from "vitest";
import type { NodeTypes } from "@/lib/workflows/can-connect";
import { addNode, reconnectEdge, splitEdge } from "@/lib/workflows/canvas-edits";
import { describeEdit } from "@/lib/workflows/describe-edit";
import { describeNodeTypes } from "@/lib/workflows/list-node-types";
import { findDropEdge } from "@/lib/workflows/find-drop-edge";
import { findGuides } from "@/lib/workflows/find-guides";
import { findNeighbour } from "@/lib/workflows/find-neighbour";
import { findWireReasons } from "@/lib/workflows/find-wire-reasons";
import type { Graph } from "@/lib/workflows/graph";
import { makeRoom } from "@/lib/workflows/make-room";
import { swapWithParent } from "@/lib/workflows/swap-nodes";
import { whyNotAdd } from "@/lib/workflows/why-not-add";
import { whyNotInsert, whyNotReconnect } from "@/lib/workflows/why-not-insert";
import { makeNode } from "@/tests/support/make";

const types: NodeTypes = new Map(describeNodeTypes().map((info) => [info.type, info]));
const random = () => 0.42;
const at = (id: string, type: string, x: number, y = 0) =>
  makeNode(id, type, { position: { x, y } });

/** markets → filter → sort → analysis → end, and a limit that hangs on nothing. */
const graph: Graph = {
  nodes: [
    at("markets", "polymarket-stream", 0),
    at("filter", "filter", 320),
    at("sort", "sort", 640),
    at("analysis", "llm-analysis", 960),
    at("end", "end", 1280),
    at("limit", "limit", 400, 400),
  ],
  edges: [
    { id: "1", source: "markets", target: "filter" },
    { id: "2", source: "filter", target: "sort" },
    { id: "3", source: "sort", target: "analysis" },
    { id: "4", source: "analysis", target: "end" },
  ],
};
const edge = (id: string) =>
  graph.edges.find((each) => each.id === id) ?? { id, source: "", target: "" };
const node = (id: string) => graph.nodes.find((each) => each.id === id) ?? at(id, "limit", 0);
const chain = ({ edges }: Graph) =>
  edges
    .map(({ source, target }) => `${source}>${target}`)
    .sort()
    .join(" ");
const info = (type: string) => {
  const found = types.get(type);
  if (!found) throw new Error(`No type ${type}`);
  return found;
};

describe("a wire that is being drawn", () => {
  it("knows for every node whether it may go there, and why not", () => {
    const reasons = findWireReasons(graph, types, { nodeId: "markets", isForward: true });
    expect(reasons.get("limit")).toBeNull();
    expect(reasons.get("filter")).toBe("These are connected already");
    expect(reasons.get("sort")).toContain("takes one input");
    expect(reasons.has("markets")).toBe(false);
  });

  it("looks backwards from an input", () => {
    const reasons = findWireReasons(graph, types, { nodeId: "limit", isForward: false });
    expect(reasons.get("markets")).toBeNull();
    expect(reasons.get("analysis")).toContain("takes a table of rows");
    expect(reasons.get("end")).toContain("puts nothing out");
  });

  it("leaves out the edge that is laid elsewhere", () => {
    const of = (without?: string) =>
      findWireReasons(graph, types, { nodeId: "markets", isForward: true, without }).get("filter");
    expect(of("1")).toBeNull();
    expect(whyNotReconnect(graph, types, "1", { source: "markets", target: "limit" })).toBeNull();
    expect(
      chain(reconnectEdge(graph, "1", { source: "markets", target: "limit" }).graph),
    ).toContain("markets>limit");
  });
});

describe("a node that comes into a wire", () => {
  it("fits where both halves may be drawn", () =>
    expect(whyNotInsert(graph, types, edge("2"), node("limit"))).toBeNull());

  it.each([
    {
      name: "cannot give rows on",
      on: "2",
      who: at("new", "llm-analysis", 0),
      want: "Sort takes a table of rows",
    },
    { name: "takes nothing in", on: "2", who: at("new", "start", 0), want: "takes no input" },
    { name: "puts nothing out", on: "2", who: at("new", "end", 0), want: "puts nothing out" },
  ])("$name", ({ on, who, want }) => {
    const reason = whyNotInsert(graph, types, edge(on), who);
    expect(reason ?? "").toContain(want);
  });

  it("is found by where it lies, unless it is wired already", () => {
    const lying = { ...node("limit"), position: { x: 240, y: 10 } };
    expect(findDropEdge(graph, types, lying)).toMatchObject({ edge: { id: "1" }, reason: null });
    expect(findDropEdge(graph, types, { ...lying, position: { x: 240, y: 300 } })).toBeUndefined();
    expect(findDropEdge(graph, types, node("sort"))).toBeUndefined();
  });

  it("keeps the branch on the first half and makes room behind itself", () => {
    const branched = {
      ...graph,
      edges: [{ id: "b", source: "markets", target: "filter", branch: "error" }],
    };
    const split = splitEdge(branched, "b", "limit", random).graph;
    expect(split.edges).toMatchObject([
      { source: "markets", target: "limit", branch: "error" },
      { source: "limit", target: "filter" },
    ]);
    expect(split.edges[1]).not.toHaveProperty("branch");
    const roomy = makeRoom(split, "limit");
    const filter = roomy.nodes.find(({ id }) => id === "filter");
    expect(filter?.position?.x).toBeGreaterThanOrEqual(400 + 224 + 48);
    expect(roomy.nodes.find(({ id }) => id === "sort")?.position?.x).toBe(640);
  });
});

describe("a new node", () => {
  it.each([
    {
      name: "after rows, an analysis",
      type: "llm-analysis",
      place: { after: { id: "sort" } },
      want: true,
    },
    {
      name: "after an analysis, no filter",
      type: "filter",
      place: { after: { id: "analysis" } },
      want: false,
    },
    {
      name: "before a filter, a source",
      type: "polymarket-stream",
      place: { before: { id: "limit" } },
      want: true,
    },
    {
      name: "before a filter, no analysis",
      type: "llm-analysis",
      place: { before: { id: "limit" } },
      want: false,
    },
    { name: "in a wire of rows, a limit", type: "limit", place: { between: "2" }, want: true },
    { name: "anywhere, anything", type: "end", place: {}, want: true },
  ])("may stand $name: $want", ({ type, place, want }) =>
    expect(whyNotAdd(graph, types, info(type), place) === null).toBe(want),
  );

  it("feeds the node before which it was wanted", () => {
    const { graph: grown } = addNode(
      graph,
      { type: "sort", config: {}, before: { id: "limit" } },
      random,
    );
    expect(grown.edges.at(-1)).toMatchObject({ target: "limit" });
  });
});

describe("changing places", () => {
  it("turns two links of a chain round, with their places", () => {
    const { graph: swapped } = swapWithParent(graph, types, "sort");
    expect(swapped && chain(swapped)).toBe("analysis>end filter>analysis markets>sort sort>filter");
    expect(swapped?.nodes.find(({ id }) => id === "sort")?.position).toEqual({ x: 320, y: 0 });
  });

  it.each([
    { id: "markets", want: "Nothing comes before it" },
    { id: "analysis", want: "takes a table of rows" },
  ])("$id cannot: $want", ({ id, want }) => {
    const { problem } = swapWithParent(graph, types, id);
    expect(problem).toContain(want);
  });
});

describe("guides", () => {
  const box = (x: number, y: number) => ({ x, y, width: 224, height: 72 });
  it.each([
    { name: "in one row", other: box(400, 0), want: ["y0", "y36", "y72"] },
    { name: "in one column", other: box(0, 200), want: ["x0", "x112", "x224"] },
    { name: "nowhere in line", other: box(400, 17), want: [] },
  ])("are drawn where boxes stand $name", ({ other, want }) =>
    expect(findGuides(box(0, 0), [other]).map(({ axis, at: line }) => `${axis}${line}`)).toEqual(
      want,
    ),
  );
});

describe("going by keys", () => {
  it.each([
    { from: "filter", way: "after" as const, want: "sort" },
    { from: "filter", way: "before" as const, want: "markets" },
    { from: "filter", way: "below" as const, want: "limit" },
    { from: "limit", way: "above" as const, want: "filter" },
    { from: "end", way: "after" as const, want: null },
    { from: undefined, way: "after" as const, want: "markets" },
  ])("$from, $way: $want", ({ from, way, want }) =>
    expect(findNeighbour(graph, from, way)).toBe(want),
  );
});

describe("what an edit is called", () => {
  const without = (id: string): Graph => ({
    ...graph,
    nodes: graph.nodes.filter((each) => each.id !== id),
    edges: graph.edges.filter(({ source, target }) => source !== id && target !== id),
  });
  it.each([
    {
      name: "a new node without its wires",
      before: without("sort"),
      after: graph,
      want: "Added Sort.",
    },
    { name: "a node that went", before: graph, after: without("limit"), want: "Deleted Limit." },
    {
      name: "a wire",
      before: { ...graph, edges: graph.edges.slice(1) },
      after: graph,
      want: "Connected Polymarket Stream to Filter.",
    },
    {
      name: "a move",
      before: graph,
      after: {
        ...graph,
        nodes: graph.nodes.map((each) => ({ ...each, position: { x: 1, y: 1 } })),
      },
      want: "Moved 6 nodes.",
    },
    {
      name: "a bypass",
      before: graph,
      after: {
        ...graph,
        nodes: graph.nodes.map((each) => (each.id === "sort" ? { ...each, disabled: true } : each)),
      },
      want: "Changed Sort.",
    },
    { name: "nothing", before: graph, after: graph, want: "" },
  ])("$name", ({ before, after, want }) => expect(describeEdit(before, after, types)).toBe(want));
});
