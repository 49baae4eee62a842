import { type Box, boundsOf, boxOf, contains, GRID, middleOf, snap } from "./canvas-geometry.ts";
import { createId, only, type Random, takenIds } from "./canvas-ids.ts";
import { type CanvasGroup, type CanvasNote, groupsOf, notesOf } from "./canvas-items.ts";
import type { Edit } from "./canvas-state.ts";
import type { Graph } from "./graph.ts";

/** Room around the members of a group; more above, where its title stands. */
const PADDING = { side: GRID * 2, top: GRID * 3 };
const NOTE = { width: 224, height: 112 };

export function addNote(graph: Graph, at: { x: number; y: number }, random: Random): Edit {
  const id = createId("t", random, takenIds(graph));
  const note: CanvasNote = { id, text: "", position: snap(at), ...NOTE, color: "amber" };
  return { graph: { ...graph, notes: [...(graph.notes ?? []), note] }, selection: only([id]) };
}

const itemBox = ({ position, width, height }: CanvasNote | CanvasGroup): Box => ({
  ...position,
  width,
  height,
});

/** Every box on the canvas by its id. */
export const boxesOf = (graph: Graph): Map<string, Box> =>
  new Map([
    ...graph.nodes.map((node): [string, Box] => [node.id, boxOf(node)]),
    ...[...notesOf(graph), ...groupsOf(graph)].map((item): [string, Box] => [
      item.id,
      itemBox(item),
    ]),
  ]);

/** A frame around what is picked, which it then holds. */
export function groupItems(graph: Graph, ids: ReadonlySet<string>, random: Random): Edit {
  const around = frameAround(graph, ids);
  if (!around) return { graph };
  const id = createId("g", random, takenIds(graph));
  const group: CanvasGroup = { id, title: "Group", color: "blue", ...around };
  return { graph: { ...graph, groups: [...(graph.groups ?? []), group] }, selection: only([id]) };
}

function frameAround(graph: Graph, ids: ReadonlySet<string>) {
  const picked = [...boxesOf(graph)].filter(([id]) => ids.has(id)).map(([, box]) => box);
  const bounds = boundsOf(picked);
  if (!bounds) return null;
  return {
    position: { x: bounds.x - PADDING.side, y: bounds.y - PADDING.top },
    width: bounds.width + 2 * PADDING.side,
    height: bounds.height + PADDING.top + PADDING.side,
  };
}

/** Ids of what belongs to a group: all with their middle inside, smaller groups wholly inside. */
export function membersOf(graph: Graph, group: CanvasGroup): Set<string> {
  const frame = itemBox(group);
  const isInside = (box: Box) =>
    contains(frame, box) && contains(frame, { x: box.x + box.width, y: box.y + box.height });
  const groupIds = new Set(groupsOf(graph).map(({ id }) => id));
  const members = [...boxesOf(graph)].filter(([id, box]) =>
    groupIds.has(id) ? id !== group.id && isInside(box) : contains(frame, middleOf(box)),
  );
  return new Set(members.map(([id]) => id));
}

/** The picked items, and with a group what it holds. */
export function withMembers(graph: Graph, ids: ReadonlySet<string>): ReadonlySet<string> {
  const groups = groupsOf(graph).filter(({ id }) => ids.has(id));
  if (groups.length === 0) return ids;
  return new Set([...ids, ...groups.flatMap((group) => [...membersOf(graph, group)])]);
}

/** Takes the frames away and leaves what they held, selected. */
export function ungroup(graph: Graph, ids: ReadonlySet<string>): Edit {
  const gone = groupsOf(graph).filter(({ id }) => ids.has(id));
  if (gone.length === 0) return { graph };
  const members = new Set(gone.flatMap((group) => [...membersOf(graph, group)]));
  return {
    graph: dropEmptyLists({ ...graph, groups: without(graph.groups, ids) }),
    selection: only(members),
  };
}

export type ItemChange = Partial<Omit<CanvasNote & CanvasGroup, "id">>;

/** Changes notes and groups of these ids; sizes lie on the grid as places do. */
export function changeItems(graph: Graph, ids: ReadonlySet<string>, change: ItemChange): Edit {
  const mapped = <T extends { id: string }>(raw: unknown[] = [], read: readonly T[]) => {
    const byId = new Map(read.filter(({ id }) => ids.has(id)).map((item) => [item.id, item]));
    if (byId.size === 0) return raw;
    return raw.map((each) => {
      const item = byId.get(idOf(each) ?? "");
      return item ? { ...item, ...change } : each;
    });
  };
  const notes = mapped(graph.notes, notesOf(graph));
  const groups = mapped(graph.groups, groupsOf(graph));
  return { graph: dropEmptyLists({ ...graph, notes, groups }) };
}

/** Draws a group's frame tight around what it holds. */
export function fitGroup(graph: Graph, id: string): Edit {
  const group = groupsOf(graph).find((each) => each.id === id);
  const around = group && frameAround(graph, membersOf(graph, group));
  return around ? changeItems(graph, new Set([id]), around) : { graph };
}

const idOf = (raw: unknown): string | undefined =>
  typeof raw === "object" && raw !== null && "id" in raw && typeof raw.id === "string"
    ? raw.id
    : undefined;

export const without = (raw: readonly unknown[] = [], ids: ReadonlySet<string>): unknown[] =>
  raw.filter((each) => !ids.has(idOf(each) ?? ""));

/** The stored graph names no empty lists. */
export function dropEmptyLists({ notes = [], groups = [], ...graph }: Graph): Graph {
  return {
    ...graph,
    ...(notes.length > 0 && { notes }),
    ...(groups.length > 0 && { groups }),
  };
}
