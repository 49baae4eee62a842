import {
  boundsOf,
  GRID,
  middleOf,
  overlaps,
  type Point,
  positionOf,
  snap,
} from "./canvas-geometry.ts";
import { createId, only, type Random, takenIds } from "./canvas-ids.ts";
import { boxesOf, dropEmptyLists } from "./canvas-item-edits.ts";
import { groupsOf, notesOf } from "./canvas-items.ts";
import type { Edit } from "./canvas-state.ts";
import type { Graph } from "./graph.ts";

export type Copied = Pick<Graph, "nodes" | "edges" | "notes" | "groups">;

/** The items and the edges between them, under new ids; with their middle at a point, else shifted off what is there. */
export function insertCopy(graph: Graph, copied: Copied, random: Random, at?: Point): Edit {
  const notes = notesOf(copied);
  const groups = groupsOf(copied);
  if (copied.nodes.length + notes.length + groups.length === 0) return { graph };
  const fresh = createIds(graph, random);
  const by = shiftOf(graph, copied, at);
  const move = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y });
  const idFor = new Map<string, string>();
  const nodes = copied.nodes.map((node) => {
    const id = fresh("n");
    idFor.set(node.id, id);
    return { ...node, id, position: move(positionOf(node)) };
  });
  const edges = copied.edges.flatMap((edge) => {
    const source = idFor.get(edge.source);
    const target = idFor.get(edge.target);
    if (source === undefined || target === undefined) return [];
    return [{ ...edge, id: fresh("e"), source, target }];
  });
  const copyItem = <T extends { position: Point }>(item: T, prefix: string) => ({
    ...item,
    id: fresh(prefix),
    position: move(item.position),
  });
  const newNotes = notes.map((note) => copyItem(note, "t"));
  const newGroups = groups.map((group) => copyItem(group, "g"));
  return {
    graph: dropEmptyLists({
      ...graph,
      nodes: [...graph.nodes, ...nodes],
      edges: [...graph.edges, ...edges],
      notes: [...(graph.notes ?? []), ...newNotes],
      groups: [...(graph.groups ?? []), ...newGroups],
    }),
    selection: only(
      [...nodes, ...newNotes, ...newGroups].map(({ id }) => id),
      edges.map(({ id }) => id),
    ),
  };
}

function createIds(graph: Graph, random: Random): (prefix: string) => string {
  const taken = takenIds(graph);
  return (prefix) => {
    const id = createId(prefix, random, taken);
    taken.add(id);
    return id;
  };
}

function shiftOf(graph: Graph, copied: Copied, at: Point | undefined): Point {
  const bounds = at && boundsOf([...boxesOf(copied).values()]);
  if (!at || !bounds) return { x: 0, y: freeShift(graph, copied) };
  const middle = middleOf(bounds);
  return snap({ x: at.x - middle.x, y: at.y - middle.y });
}

/** The smallest step down at which no copy covers another node or note. */
function freeShift(graph: Graph, copied: Copied): number {
  const placesOf = (items: Copied) => [
    ...items.nodes.map(positionOf),
    ...[...notesOf(items), ...groupsOf(items)].map(({ position }) => position),
  ];
  const taken = placesOf(graph);
  const wanted = placesOf(copied);
  const isFree = (down: number) =>
    wanted.every(({ x, y }) => !taken.some((point) => overlaps(point, { x, y: y + down })));
  let down = 0;
  while (!isFree(down)) down += GRID;
  return down;
}
