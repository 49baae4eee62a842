import { toast } from "@/hooks/toast";
import type { NodeTypeInfo } from "@/lib/workflows/api";
import { type NodeTypes, whyNotConnect } from "@/lib/workflows/can-connect";
import {
  addNode,
  changeNode,
  type Connection,
  connectNodes,
  moveNodes,
  type NewNode,
  nudgeNodes,
  reconnectEdge,
  removeItems,
  selectAll,
  splitEdge,
  toggleBypass,
} from "@/lib/workflows/canvas-edits";
import type { Point } from "@/lib/workflows/canvas-geometry";
import {
  applyEdit,
  type CanvasState,
  type Change,
  endStep,
  redo,
  select,
  type Selection,
  undo,
} from "@/lib/workflows/canvas-state";
import { describeSelection } from "@/lib/workflows/describe-selection";
import type { Graph, GraphNode } from "@/lib/workflows/graph";
import { makeRoom } from "@/lib/workflows/make-room";
import type { Store } from "@/lib/workflows/store";
import { swapWithParent } from "@/lib/workflows/swap-nodes";
import { renameVariable, setVariable } from "@/lib/workflows/variable-edits";
import { whyNotInsert, whyNotReconnect } from "@/lib/workflows/why-not-insert";
import { modKey } from "@/hooks/use-mod-key";
import { createClipboardActions } from "./create-clipboard-actions";
import { createItemActions } from "./create-item-actions";

const random = () => Math.random();

/** Everything that can be done to the canvas, each act one step of the history. */
export function createCanvasActions(canvas: Store<CanvasState>, types: NodeTypes) {
  const edit = (change: Change, mergeKey: string | null = null) =>
    canvas.update((state) => applyEdit(state, change(state.graph, state.selection), mergeKey));
  const remove = (selection: Selection) => removeWithUndo(canvas, selection);

  return {
    undo: () => canvas.update(undo),
    redo: () => canvas.update(redo),
    endStep: () => canvas.update(endStep),
    select: (selection: Selection) => canvas.update((state) => select(state, selection)),
    selectNode: (id: string) =>
      canvas.update((state) => select(state, { nodes: new Set([id]), edges: new Set() })),
    selectAll: () => canvas.update((state) => select(state, selectAll(state.graph))),

    /** Takes the type's example as its first config, so that it says at once what it does. */
    add(info: NodeTypeInfo, place: Omit<NewNode, "type" | "config"> & { between?: string } = {}) {
      const { between, ...rest } = place;
      const config = structuredClone(info.example.config);
      edit((graph) => {
        const added = addNode(graph, { type: info.type, config, ...rest }, random);
        const [id] = added.selection?.nodes ?? [];
        if (between === undefined || id === undefined) return added;
        const split = splitEdge(added.graph, between, id, random);
        return { ...split, graph: makeRoom(split.graph, id) };
      });
    },
    /** Null when the node now stands between the ends of the edge, else why not. */
    insert(edgeId: string, nodeId: string): string | null {
      const { graph } = canvas.get();
      const edge = graph.edges.find(({ id }) => id === edgeId);
      const node = graph.nodes.find(({ id }) => id === nodeId);
      if (!edge || !node) return "It is gone";
      const reason = whyNotInsert(graph, types, edge, node);
      if (reason === null)
        edit((now) => {
          const split = splitEdge(now, edgeId, nodeId, random);
          return { ...split, graph: makeRoom(split.graph, nodeId) };
        }, "drag");
      return reason;
    },
    remove: () => remove(canvas.get().selection),
    removeEdge: (id: string) => remove({ nodes: new Set(), edges: new Set([id]) }),
    removeNode: (id: string) => remove({ nodes: new Set([id]), edges: new Set() }),
    bypass: () => edit((graph, { nodes }) => toggleBypass(graph, nodes)),
    bypassNode: (id: string) => edit((graph) => toggleBypass(graph, new Set([id]))),
    move(positions: ReadonlyMap<string, Point>, mergeKey: string | null) {
      edit((graph) => moveNodes(graph, positions), mergeKey);
    },
    nudge: (by: Point) => edit((graph, { nodes }) => nudgeNodes(graph, nodes, by), "nudge"),
    /** Null when it is connected, else why not. */
    connect(wire: Connection): string | null {
      const reason = whyNotConnect(canvas.get().graph, types, wire);
      if (reason === null) edit((graph) => connectNodes(graph, wire, random));
      return reason;
    },
    reconnect(edgeId: string, wire: Connection): string | null {
      const reason = whyNotReconnect(canvas.get().graph, types, edgeId, wire);
      if (reason === null) edit((graph) => reconnectEdge(graph, edgeId, wire));
      return reason;
    },
    /** The node changes places with the one before it; null when it did, else why not. */
    moveUp(id: string): string | null {
      const swapped = swapWithParent(canvas.get().graph, types, id);
      if (swapped.graph) edit(() => ({ graph: swapped.graph }));
      return swapped.problem;
    },
    change: (id: string, change: Partial<GraphNode>, mergeKey: string | null = null) =>
      edit((graph) => changeNode(graph, id, change), mergeKey),
    /** `undefined` takes the pin away. */
    pin: (id: string, value: unknown) => edit((graph) => changeNode(graph, id, { pinned: value })),
    /** `undefined` takes the key out of the config. */
    setConfig(id: string, key: string, value: unknown) {
      const node = canvas.get().graph.nodes.find((each) => each.id === id);
      if (!node) return;
      const { [key]: _before, ...rest } = node.config;
      const config =
        value === undefined
          ? rest
          : key in node.config
            ? { ...node.config, [key]: value }
            : { ...rest, [key]: value };
      edit((graph) => changeNode(graph, id, { config }), `config:${id}:${key}`);
    },
    /** `undefined` takes it away. */
    setVariable: (name: string, value: unknown) =>
      edit((graph) => setVariable(graph, name, value), `variable:${name}`),
    renameVariable: (name: string, next: string) =>
      edit((graph) => renameVariable(graph, name, next)),
    replace: (graph: Graph) => edit(() => ({ graph })),
    ...createClipboardActions(canvas, edit, random),
    ...createItemActions(canvas, types, edit, random),
  };
}
export type CanvasActions = ReturnType<typeof createCanvasActions>;

/** Says what went and offers it back, as long as nothing else was edited since. */
function removeWithUndo(canvas: Store<CanvasState>, selection: Selection): void {
  const before = canvas.get();
  const words = describeSelection(before.graph, selection);
  canvas.update((state) => applyEdit(state, removeItems(state.graph, selection), null));
  if (canvas.get().graph === before.graph || words === "") return;
  toast(`Deleted ${words}`, {
    action: {
      label: "Undo",
      onClick: () => {
        const isLast = canvas.get().past.at(-1)?.graph === before.graph;
        if (isLast) canvas.update((state) => select(undo(state), before.selection));
        else
          toast("Other edits came after it", { description: `Undo them first (${modKey()} Z).` });
      },
    },
  });
}
