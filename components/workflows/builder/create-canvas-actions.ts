import type { NodeTypeInfo } from "@/lib/workflows/api";
import { type NodeTypes, whyNotConnect } from "@/lib/workflows/can-connect";
import { readClipboardText, toClipboardText } from "@/lib/workflows/canvas-clipboard";
import {
  addNode,
  changeNode,
  type Connection,
  connectNodes,
  insertCopy,
  moveNodes,
  type NewNode,
  removeItems,
  selectAll,
  toggleBypass,
} from "@/lib/workflows/canvas-edits";
import { layOut, type Point } from "@/lib/workflows/canvas-geometry";
import {
  applyEdit,
  type CanvasState,
  type Edit,
  endStep,
  redo,
  select,
  type Selection,
  undo,
} from "@/lib/workflows/canvas-state";
import type { Graph, GraphNode } from "@/lib/workflows/graph";
import type { Store } from "@/lib/workflows/store";

const random = () => Math.random();

/** Everything that can be done to the canvas, each act one step of the history. */
export function createCanvasActions(canvas: Store<CanvasState>, types: NodeTypes) {
  const edit = (
    change: (graph: Graph, selection: Selection) => Edit,
    mergeKey: string | null = null,
  ) => canvas.update((state) => applyEdit(state, change(state.graph, state.selection), mergeKey));
  const paste = (copied: Pick<Graph, "nodes" | "edges">) =>
    edit((graph) => insertCopy(graph, copied, random));

  return {
    undo: () => canvas.update(undo),
    redo: () => canvas.update(redo),
    endStep: () => canvas.update(endStep),
    select: (selection: Selection) => canvas.update((state) => select(state, selection)),
    selectNode: (id: string) =>
      canvas.update((state) => select(state, { nodes: new Set([id]), edges: new Set() })),
    selectAll: () => canvas.update((state) => select(state, selectAll(state.graph))),

    /** Takes the type's example as its first config, so that it says at once what it does. */
    add(info: NodeTypeInfo, place: Pick<NewNode, "position" | "after"> = {}) {
      const config = structuredClone(info.example.config);
      edit((graph) => addNode(graph, { type: info.type, config, ...place }, random));
    },
    remove: () => edit((graph, selection) => removeItems(graph, selection)),
    removeEdge: (id: string) =>
      edit((graph) => removeItems(graph, { nodes: new Set(), edges: new Set([id]) })),
    duplicate() {
      const { graph, selection } = canvas.get();
      const text = toClipboardText(graph, selection);
      const copied = text === null ? null : readClipboardText(text);
      if (copied) paste(copied);
    },
    copyText: () => toClipboardText(canvas.get().graph, canvas.get().selection),
    /** False where the text holds no nodes. */
    pasteText(text: string): boolean {
      const copied = readClipboardText(text);
      if (copied) paste(copied);
      return copied !== null;
    },
    bypass: () => edit((graph, { nodes }) => toggleBypass(graph, nodes)),
    layOut: () => edit((graph) => moveNodes(graph, layOut(graph))),
    move(positions: ReadonlyMap<string, Point>, mergeKey: string | null) {
      edit((graph) => moveNodes(graph, positions), mergeKey);
    },
    /** Null when it is connected, else why not. */
    connect(wire: Connection): string | null {
      const reason = whyNotConnect(canvas.get().graph, types, wire);
      if (reason === null) edit((graph) => connectNodes(graph, wire, random));
      return reason;
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
    replace: (graph: Graph) => edit(() => ({ graph })),
  };
}
export type CanvasActions = ReturnType<typeof createCanvasActions>;
