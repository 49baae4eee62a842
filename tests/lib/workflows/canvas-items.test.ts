import { describe, expect, it } from "vitest";
import { readClipboardText, toClipboardText } from "@/lib/workflows/canvas-clipboard";
import { moveNodes, nudgeNodes, removeItems, selectAll } from "@/lib/workflows/canvas-edits";
import {
  addNote,
  changeItems,
  fitGroup,
  groupItems,
  membersOf,
  ungroup,
  withMembers,
} from "@/lib/workflows/canvas-item-edits";
import { groupsOf, notesOf } from "@/lib/workflows/canvas-items";
import { describeSelection } from "@/lib/workflows/describe-selection";
import type { Graph } from "@/lib/workflows/graph";
import { insertCopy } from "@/lib/workflows/insert-copy";
import { makeNode } from "@/tests/support/make";

const makeRandom = () => {
  let step = 0;
  return () => {
    step += 1;
    return (step * 0.618_033_988_75) % 1;
  };
};

const at = (id: string, x: number, y: number) => makeNode(id, "filter", { position: { x, y } });
const note = { id: "t1", text: "Why", position: { x: 0, y: 200 }, width: 160, height: 96 };
const graph: Graph = {
  nodes: [at("a", 0, 0), at("b", 320, 0), at("c", 2000, 0)],
  edges: [{ id: "e", source: "a", target: "b" }],
  notes: [note, "not a note", { id: "t2", text: 5 }],
};
const ids = (...list: string[]) => new Set(list);
const picked = (...list: string[]) => ({ nodes: ids(...list), edges: new Set<string>() });
const grouped = groupItems(graph, ids("a", "b"), makeRandom()).graph;
const [group] = groupsOf(grouped);
const groupId = group?.id ?? "";

describe("notes", () => {
  it("are read where they have the shape, and what has not stays in the graph", () => {
    expect(notesOf(graph)).toEqual([{ ...note, color: "grey" }]);
    expect(removeItems(graph, picked("t1")).graph.notes).toEqual([
      "not a note",
      { id: "t2", text: 5 },
    ]);
  });

  it("are added on the grid and selected", () => {
    const edit = addNote({ nodes: [], edges: [] }, { x: 20, y: 41 }, makeRandom());
    expect(notesOf(edit.graph)).toMatchObject([{ text: "", position: { x: 16, y: 48 } }]);
    expect(edit.selection?.nodes.size).toBe(1);
  });

  it("change by id, and an unknown colour is grey", () => {
    const { graph: changed } = changeItems(graph, ids("t1"), { text: "Because" });
    expect(notesOf(changed)[0]?.text).toBe("Because");
    const odd = { ...graph, notes: [{ ...note, color: "plaid" }] };
    expect(notesOf(odd)[0]?.color).toBe("grey");
  });

  it("leave no empty list behind", () => {
    const alone = { ...graph, notes: [note] };
    expect(removeItems(alone, picked("t1")).graph).not.toHaveProperty("notes");
  });
});

describe("groups", () => {
  it("stand around what was picked, with room for the title", () =>
    expect(group).toMatchObject({
      title: "Group",
      position: { x: -32, y: -48 },
      width: 320 + 224 + 64,
      height: 72 + 48 + 32,
    }));

  it("are not made of nothing", () =>
    expect(groupItems(graph, ids("gone"), makeRandom()).graph).toBe(graph));

  it("hold what has its middle inside", () => {
    expect(group && [...membersOf(grouped, group)]).toEqual(["a", "b"]);
    const moved = moveNodes(grouped, new Map([["b", { x: 900, y: 0 }]])).graph;
    const [now] = groupsOf(moved);
    expect(now && [...membersOf(moved, now)]).toEqual(["a"]);
  });

  it("hold a smaller group with all that is in it, and never themselves", () => {
    const nested = groupItems(grouped, ids(groupId, "a", "b"), makeRandom()).graph;
    const outer = groupsOf(nested)[1];
    expect(outer && [...membersOf(nested, outer)].sort()).toEqual(["a", "b", groupId].sort());
    expect([...withMembers(nested, ids(outer?.id ?? ""))]).toHaveLength(4);
  });

  it("take along what they hold when they are nudged", () => {
    const { graph: nudged } = nudgeNodes(grouped, ids(groupId), { x: 16, y: 0 });
    expect(nudged.nodes.map(({ position }) => position?.x)).toEqual([16, 336, 2000]);
    expect(groupsOf(nudged)[0]?.position.x).toBe(-16);
  });

  it("go without what they held, and leave it selected", () => {
    const edit = ungroup(grouped, ids(groupId));
    expect(edit.graph).not.toHaveProperty("groups");
    expect(edit.graph.nodes).toHaveLength(3);
    expect([...(edit.selection?.nodes ?? [])]).toEqual(["a", "b"]);
    expect(removeItems(grouped, picked(groupId)).graph.nodes).toHaveLength(3);
  });

  it("are drawn tight around what they hold", () => {
    const wide = changeItems(grouped, ids(groupId), { width: 1500 }).graph;
    expect(groupsOf(fitGroup(wide, groupId).graph)[0]?.width).toBe(608);
  });

  it("are copied with what they hold, under new ids and apart from the old", () => {
    const text = toClipboardText(grouped, picked(groupId)) ?? "";
    const { copied } = readClipboardText(text);
    expect(copied?.nodes.map(({ id }) => id)).toEqual(["a", "b"]);
    const edit = insertCopy(grouped, copied ?? { nodes: [], edges: [] }, makeRandom());
    expect(groupsOf(edit.graph)).toHaveLength(2);
    const second = groupsOf(edit.graph)[1];
    expect(second && membersOf(edit.graph, second).size).toBe(2);
    expect(new Set(groupsOf(edit.graph).map(({ id }) => id)).size).toBe(2);
  });

  it("are pasted with their middle where the pointer is", () => {
    const { copied } = readClipboardText(toClipboardText(grouped, picked(groupId)) ?? "");
    const { graph: pasted } = insertCopy(
      { nodes: [], edges: [] },
      copied ?? { nodes: [], edges: [] },
      makeRandom(),
      { x: 1000, y: 1000 },
    );
    const [frame] = groupsOf(pasted);
    const middle = (frame?.position.x ?? 0) + (frame?.width ?? 0) / 2;
    expect(Math.abs(middle - 1000)).toBeLessThanOrEqual(8);
  });
});

it("gives each copied node an id of its own, whatever ids the text repeats", () => {
  const twice = { nodes: [at("x", 0, 0), at("x", 320, 0)], edges: [] };
  const { graph: pasted } = insertCopy({ nodes: [], edges: [] }, twice, makeRandom());
  expect(new Set(pasted.nodes.map(({ id }) => id)).size).toBe(2);
});

it("selects nodes, notes and groups", () =>
  expect(selectAll(grouped).nodes).toEqual(ids("a", "b", "c", "t1", groupId)));

it.each([
  { name: "one node", selection: picked("a"), want: "1 node" },
  {
    name: "several kinds",
    selection: picked("a", "b", "t1", groupId),
    want: "2 nodes, 1 note and 1 group",
  },
  { name: "a wire", selection: { nodes: ids(), edges: ids("e") }, want: "1 wire" },
  { name: "nothing", selection: picked(), want: "" },
])("names $name", ({ selection, want }) =>
  expect(describeSelection(grouped, selection)).toBe(want),
);
