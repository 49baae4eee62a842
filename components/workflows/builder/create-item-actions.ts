import type { NodeTypes } from "@/lib/workflows/can-connect";
import type { Point } from "@/lib/workflows/canvas-geometry";
import type { Random } from "@/lib/workflows/canvas-ids";
import {
  addNote,
  changeItems,
  fitGroup,
  groupItems,
  type ItemChange,
  ungroup,
  withMembers,
} from "@/lib/workflows/canvas-item-edits";
import { groupsOf } from "@/lib/workflows/canvas-items";
import type { CanvasState, Change } from "@/lib/workflows/canvas-state";
import { placeItems } from "@/lib/workflows/place-items";
import type { Store } from "@/lib/workflows/store";

/** Notes, groups and the layout of everything. */
export function createItemActions(
  canvas: Store<CanvasState>,
  types: NodeTypes,
  edit: (change: Change, mergeKey?: string | null) => void,
  random: Random,
) {
  return {
    addNote: (at: Point) => edit((graph) => addNote(graph, at, random)),
    group: () => edit((graph, { nodes }) => groupItems(graph, nodes, random)),
    ungroup: () => edit((graph, { nodes }) => ungroup(graph, nodes)),
    fitGroup: (id: string) => edit((graph) => fitGroup(graph, id)),
    changeItem: (id: string, change: ItemChange, mergeKey: string | null = null) =>
      edit((graph) => changeItems(graph, new Set([id]), change), mergeKey),
    changePicked: (change: ItemChange) =>
      edit((graph, { nodes }) => changeItems(graph, nodes, change)),

    /** What is picked where that is more than one node, else everything; tells whether it was everything. */
    async layOut(): Promise<"all" | "picked"> {
      const { graph, selection } = canvas.get();
      const whole = withMembers(graph, selection.nodes);
      const count = graph.nodes.filter(({ id }) => whole.has(id)).length;
      const isAll = count < 2;
      const everything = [...graph.nodes, ...groupsOf(graph)].map(({ id }) => id);
      const { layOutWithElk } = await import("./lay-out-with-elk");
      const boxes = await layOutWithElk(graph, types, isAll ? new Set(everything) : whole);
      edit((now) => placeItems(now, boxes));
      return isAll ? "all" : "picked";
    },
  };
}
