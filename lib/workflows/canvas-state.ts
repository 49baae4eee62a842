import { groupsOf, notesOf } from "./canvas-items.ts";
import type { Graph } from "./graph.ts";

/** `nodes` holds the ids of notes and groups too: all three are picked, moved and removed alike. */
export type Selection = { nodes: ReadonlySet<string>; edges: ReadonlySet<string> };

/** What a step of the history brings back. */
type Snapshot = { graph: Graph; name: string };

/** What is on the canvas: one graph and its name, the snapshots before and after it, and what is selected. */
export type CanvasState = Snapshot & {
  selection: Selection;
  past: readonly Snapshot[];
  future: readonly Snapshot[];
  /** Edits in a row with the same key (typing in one field, one drag) are one step of the history. */
  mergeKey: string | null;
};

export type Edit = { graph: Graph; selection?: Selection };
export type Change = (graph: Graph, selection: Selection) => Edit;

const MAX_STEPS = 200;

export const NOTHING_SELECTED: Selection = { nodes: new Set(), edges: new Set() };

export const openCanvas = (graph: Graph, name = ""): CanvasState => ({
  graph,
  name,
  selection: NOTHING_SELECTED,
  past: [],
  future: [],
  mergeKey: null,
});

export function applyEdit(state: CanvasState, edit: Edit, mergeKey: string | null): CanvasState {
  const selection = edit.selection ?? state.selection;
  if (edit.graph === state.graph) return { ...state, selection };
  const next = withStep(state, mergeKey);
  return { ...next, graph: edit.graph, selection: keep(selection, edit.graph) };
}

export const rename = (state: CanvasState, name: string): CanvasState =>
  name === state.name ? state : { ...withStep(state, null), name };

function withStep(state: CanvasState, mergeKey: string | null): CanvasState {
  const isSameStep = mergeKey !== null && mergeKey === state.mergeKey;
  const past = isSameStep ? state.past : [...state.past, toSnapshot(state)].slice(-MAX_STEPS);
  return { ...state, past, future: [], mergeKey };
}

const toSnapshot = ({ graph, name }: Snapshot): Snapshot => ({ graph, name });

export const select = (state: CanvasState, selection: Selection): CanvasState => ({
  ...state,
  selection,
});

/** The next edit starts a step of its own, whatever its key. */
export const endStep = (state: CanvasState): CanvasState =>
  state.mergeKey === null ? state : { ...state, mergeKey: null };

export function undo(state: CanvasState): CanvasState {
  const before = state.past.at(-1);
  if (!before) return state;
  return {
    ...before,
    selection: keep(state.selection, before.graph),
    past: state.past.slice(0, -1),
    future: [toSnapshot(state), ...state.future],
    mergeKey: null,
  };
}

export function redo(state: CanvasState): CanvasState {
  const [next, ...future] = state.future;
  if (!next) return state;
  return {
    ...next,
    selection: keep(state.selection, next.graph),
    past: [...state.past, toSnapshot(state)],
    future,
    mergeKey: null,
  };
}

/** A selected node that an edit removed is no longer selected. */
function keep(selection: Selection, graph: Graph): Selection {
  if (selection.nodes.size === 0 && selection.edges.size === 0) return selection;
  const items = [...graph.nodes, ...notesOf(graph), ...groupsOf(graph)];
  const nodeIds = new Set(items.map(({ id }) => id));
  const edgeIds = new Set(graph.edges.map((edge) => edge.id));
  const nodes = [...selection.nodes].filter((id) => nodeIds.has(id));
  const edges = [...selection.edges].filter((id) => edgeIds.has(id));
  const isWhole = nodes.length === selection.nodes.size && edges.length === selection.edges.size;
  return isWhole ? selection : { nodes: new Set(nodes), edges: new Set(edges) };
}
