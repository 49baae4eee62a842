import { describe, expect, it } from "vitest";
import { readClipboardText, toClipboardText } from "@/lib/workflows/canvas-clipboard";
import {
  addNode,
  changeNode,
  connectNodes,
  moveNodes,
  nudgeNodes,
  removeItems,
  selectAll,
  toggleBypass,
} from "@/lib/workflows/canvas-edits";
import { createId } from "@/lib/workflows/canvas-ids";
import { insertCopy } from "@/lib/workflows/insert-copy";
import { freePosition, layOut, NODE_WIDTH } from "@/lib/workflows/canvas-geometry";
import {
  applyEdit,
  type CanvasState,
  endStep,
  openCanvas,
  redo,
  select,
  undo,
} from "@/lib/workflows/canvas-state";
import type { Graph } from "@/lib/workflows/graph";

/** A sequence that never repeats, so that ids in a test are known to differ. */
const makeRandom = () => {
  let step = 0;
  return () => {
    step += 1;
    return (step * 0.618_033_988_75) % 1;
  };
};

/** "a>b b>c": nodes in order of mention, edges between them. */
function makeGraph(text: string): Graph {
  const words = text.split(" ").filter(Boolean);
  const ids = [...new Set(words.flatMap((word) => word.split(">")))];
  return {
    nodes: ids.map((id, index) => ({
      id,
      type: "filter",
      config: {},
      position: { x: index * 320, y: 0 },
    })),
    edges: words.flatMap((word) => {
      const [source = "", target] = word.split(">");
      return target === undefined ? [] : [{ id: `${source}-${target}`, source, target }];
    }),
  };
}

const picked = (...nodes: string[]) => ({ nodes: new Set(nodes), edges: new Set<string>() });
const names = (graph: Graph) => graph.nodes.map((node) => node.id).join(" ");
const wires = (graph: Graph) => graph.edges.map((e) => `${e.source}>${e.target}`).join(" ");

describe("history", () => {
  const edits = (state: CanvasState, ...steps: [string, string | null][]) =>
    steps.reduce(
      (now, [label, key]) => applyEdit(now, changeNode(now.graph, "a", { label }), key),
      state,
    );
  const labelOf = (state: CanvasState) => state.graph.nodes[0]?.label;

  it("walks back over every edit and forward again", () => {
    let state = edits(openCanvas(makeGraph("a")), ["1", null], ["2", null], ["3", null]);
    state = undo(undo(state));
    expect(labelOf(state)).toBe("1");
    state = redo(state);
    expect(labelOf(state)).toBe("2");
    expect(labelOf(undo(undo(undo(undo(state)))))).toBeUndefined();
  });

  it("makes one step of edits with one key, and a new one after the step ended", () => {
    let state = edits(
      openCanvas(makeGraph("a")),
      ["1", "label"],
      ["12", "label"],
      ["123", "label"],
    );
    expect(state.past).toHaveLength(1);
    state = edits(endStep(state), ["1234", "label"]);
    expect(state.past).toHaveLength(2);
    expect(labelOf(undo(state))).toBe("123");
  });

  it("forgets what was undone once something else is edited", () => {
    const state = edits(undo(edits(openCanvas(makeGraph("a")), ["1", null])), ["2", null]);
    expect(redo(state)).toBe(state);
    expect(labelOf(state)).toBe("2");
  });

  it("drops from the selection what an edit removed, and keeps it where it stands", () => {
    const start = select(openCanvas(makeGraph("a>b")), picked("a", "b"));
    const removed = applyEdit(start, { graph: makeGraph("a") }, null);
    expect([...removed.selection.nodes]).toEqual(["a"]);
    expect([...undo(removed).selection.nodes]).toEqual(["a"]);
  });

  it("takes an edit that changes nothing as none", () => {
    const state = openCanvas(makeGraph("a"));
    expect(applyEdit(state, { graph: state.graph }, null).past).toEqual([]);
  });

  it("holds a bounded number of steps", () => {
    let state = openCanvas(makeGraph("a"));
    for (let step = 0; step < 500; step += 1) state = edits(state, [String(step), null]);
    expect(state.past).toHaveLength(200);
  });
});

describe("edits", () => {
  it("adds a node behind the one that it hangs on and selects it", () => {
    const edit = addNode(
      makeGraph("a"),
      { type: "end", config: {}, after: { id: "a", branch: "true" } },
      makeRandom(),
    );
    const [, added] = edit.graph.nodes;
    expect(added?.position?.x).toBeGreaterThanOrEqual(NODE_WIDTH);
    expect(edit.graph.edges).toMatchObject([{ source: "a", target: added?.id, branch: "true" }]);
    expect([...(edit.selection?.nodes ?? [])]).toEqual([added?.id]);
  });

  it("connects two nodes with an edge of its own id", () => {
    const { graph } = connectNodes(makeGraph("a b"), { source: "a", target: "b" }, makeRandom());
    expect(graph.edges).toHaveLength(1);
    expect(graph.edges[0]).not.toHaveProperty("branch");
  });

  it.each([
    { name: "a node with its edges", pick: picked("b"), want: ["a c", ""] },
    {
      name: "an edge alone",
      pick: { nodes: new Set<string>(), edges: new Set(["a-b"]) },
      want: ["a b c", "b>c"],
    },
    { name: "nothing where nothing is picked", pick: picked(), want: ["a b c", "a>b b>c"] },
  ])("removes $name", ({ pick, want }) => {
    const { graph } = removeItems(makeGraph("a>b b>c"), pick);
    expect([names(graph), wires(graph)]).toEqual(want);
  });

  it("copies nodes with the edges between them under new ids, beside the old", () => {
    const graph = makeGraph("a>b b>c");
    const text = toClipboardText(graph, picked("a", "b")) ?? "";
    const { copied } = readClipboardText(text);
    const edit = insertCopy(graph, copied ?? { nodes: [], edges: [] }, makeRandom());
    expect(edit.graph.nodes).toHaveLength(5);
    expect(edit.graph.edges).toHaveLength(3);
    expect(new Set(edit.graph.nodes.map((node) => node.id)).size).toBe(5);
    expect(edit.graph.nodes[3]?.position).toEqual({ x: 0, y: 96 });
    expect(edit.selection?.nodes.size).toBe(2);
    const again = insertCopy(edit.graph, copied ?? { nodes: [], edges: [] }, makeRandom());
    expect(again.graph.nodes[5]?.position).toEqual({ x: 0, y: 192 });
    expect(new Set(again.graph.nodes.map((node) => node.id)).size).toBe(7);
  });

  it.each([
    { name: "nothing", text: " ", want: "is empty" },
    { name: "prose", text: "hello", want: "holds text" },
    { name: "broken JSON", text: '{"nodes": [', want: "broken JSON" },
    { name: "JSON of another shape", text: '{"rows": []}', want: "no list of nodes" },
    {
      name: "a node without a type",
      text: '{"nodes":[{"id":"a"}],"edges":[]}',
      want: "nodes.0.type",
    },
    { name: "a list of none", text: '{"nodes":[],"edges":[]}', want: "no nodes" },
  ])("says why $name cannot be pasted", ({ text, want }) => {
    const read = readClipboardText(text);
    expect(read.copied).toBeNull();
    expect(read.problem).toContain(want);
  });

  it("reads an exported graph as nodes to paste", () =>
    expect(readClipboardText(JSON.stringify(makeGraph("a>b"))).copied?.nodes).toHaveLength(2));

  it("bypasses all when any is live, and brings all back after", () => {
    const graph = makeGraph("a b");
    const off = toggleBypass(toggleBypass(graph, new Set(["a"])).graph, new Set(["a", "b"]));
    expect(off.graph.nodes.map((node) => node.disabled)).toEqual([true, true]);
    const on = toggleBypass(off.graph, new Set(["a", "b"]));
    expect(on.graph.nodes.every((node) => !("disabled" in node))).toBe(true);
  });

  it("nudges only what is selected", () => {
    const { graph } = nudgeNodes(makeGraph("a b"), new Set(["b"]), { x: 16, y: -16 });
    expect(graph.nodes.map((node) => node.position)).toEqual([
      { x: 0, y: 0 },
      { x: 336, y: -16 },
    ]);
  });

  it("keeps a node untouched that no move names", () => {
    const before = makeGraph("a b");
    const { graph } = moveNodes(before, new Map([["a", { x: 5, y: 5 }]]));
    expect(graph.nodes[1]).toBe(before.nodes[1]);
  });

  it("selects everything", () => {
    const all = selectAll(makeGraph("a>b"));
    expect([all.nodes.size, all.edges.size]).toEqual([2, 1]);
  });

  it("takes a longer id where every short one is taken", () => {
    expect(createId("n", () => 0, new Set(["n000000"]))).toBe("n0000000");
  });
});

describe("geometry", () => {
  it("moves a new node down until it hides nothing", () => {
    const graph = makeGraph("a");
    expect(freePosition(graph, { x: 3, y: 3 }, undefined)).toEqual({ x: 0, y: 128 });
  });

  it("lays out a diamond in three columns, its arms apart", () => {
    const at = layOut(makeGraph("a>b a>c b>d c>d"));
    const x = (id: string) => at.get(id)?.x ?? Number.NaN;
    expect(x("a")).toBeLessThan(x("b"));
    expect(x("b")).toBe(x("c"));
    expect(x("d")).toBeGreaterThan(x("b"));
    expect(at.get("b")?.y).not.toBe(at.get("c")?.y);
  });

  it("lays out a graph with a cycle and a loose edge", () => {
    const graph = makeGraph("a>b b>a c");
    graph.edges.push({ id: "x", source: "c", target: "gone" });
    expect(layOut(graph).size).toBe(3);
  });

  it("lays out 1,000 nodes in well under a second", () => {
    const chain = Array.from({ length: 999 }, (_, index) => `n${index}>n${index + 1}`).join(" ");
    const start = performance.now();
    expect(layOut(makeGraph(chain)).size).toBe(1000);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
