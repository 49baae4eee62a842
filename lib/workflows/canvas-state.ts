import type { Graph } from "./graph.ts";

export type Selection = { nodes: ReadonlySet<string>; edges: ReadonlySet<string> };

/** What is on the canvas: one graph, the snapshots before and after it, and what is selected. */
export type CanvasState = {
  graph: Graph;
  selection: Selection;
  past: readonly Graph[];
  future: readonly Graph[];
  /** Edits in a row with the same key (typing in one field, one drag) are one step of the history. */
  mergeKey: string | null;
};

export type Edit = { graph: Graph; selection?: Selection };

const MAX_STEPS = 200;

export const NOTHING_SELECTED: Selection = { nodes: new Set(), edges: new Set() };

export const openCanvas = (graph: Graph): CanvasState => ({
  graph,
  selection: NOTHING_SELECTED,
  past: [],
  future: [],
  mergeKey: null,
});

export function applyEdit(state: CanvasState, edit: Edit, mergeKey: string | null): CanvasState {
  const selection = edit.selection ?? state.selection;
  if (edit.graph === state.graph) return { ...state, selection };
  const isSameStep = mergeKey !== null && mergeKey === state.mergeKey;
  const past = isSameStep ? state.past : [...state.past, state.graph].slice(-MAX_STEPS);
  return { graph: edit.graph, selection: keep(selection, edit.graph), past, future: [], mergeKey };
}

export const select = (state: CanvasState, selection: Selection): CanvasState => ({
  ...state,
  selection,
});

/** The next edit starts a step of its own, whatever its key. */
export const endStep = (state: CanvasState): CanvasState =>
  state.mergeKey === null ? state : { ...state, mergeKey: null };

export function undo(state: CanvasState): CanvasState {
  const graph = state.past.at(-1);
  if (!graph) return state;
  return {
    graph,
    selection: keep(state.selection, graph),
    past: state.past.slice(0, -1),
    future: [state.graph, ...state.future],
    mergeKey: null,
  };
}

export function redo(state: CanvasState): CanvasState {
  const [graph, ...future] = state.future;
  if (!graph) return state;
  return {
    graph,
    selection: keep(state.selection, graph),
    past: [...state.past, state.graph],
    future,
    mergeKey: null,
  };
}

/** A selected node that an edit removed is no longer selected. */
function keep(selection: Selection, graph: Graph): Selection {
  const nodeIds = new Set(graph.nodes.map((node) => node.id));
  const edgeIds = new Set(graph.edges.map((edge) => edge.id));
  const nodes = [...selection.nodes].filter((id) => nodeIds.has(id));
  const edges = [...selection.edges].filter((id) => edgeIds.has(id));
  const isWhole = nodes.length === selection.nodes.size && edges.length === selection.edges.size;
  return isWhole ? selection : { nodes: new Set(nodes), edges: new Set(edges) };
}
