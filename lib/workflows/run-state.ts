import { createBySource } from "./by-source.ts";
import type { Plan } from "./plan.ts";

/** How a node came to rest: it left (by a branch, or by none) with an output, or what depends on it is dead. */
export type Outcome = { output: unknown; branch?: string | undefined } | "dead";

/**
 * Which nodes are due. The ready set is kept as nodes settle, so that a run costs one step a node and one an edge.
 * Mutable on purpose: one run owns it.
 */
export type RunState = {
  /** Incoming edges whose source has not settled, by node. */
  waiting: Int32Array;
  isReached: Uint8Array;
  isLive: Uint8Array;
  /** Targets that still want a node's output; at none it is let go. */
  wanted: Int32Array;
  outputs: unknown[];
  ready: number[];
  next: number;
  unsettled: number;
};

export function createRunState(plan: Plan): RunState {
  const { nodes, edges } = plan;
  const state: RunState = {
    waiting: Int32Array.from(nodes, (node) => node.incoming.length),
    isReached: new Uint8Array(nodes.length),
    isLive: new Uint8Array(edges.length),
    wanted: Int32Array.from(nodes, (node) => node.outgoing.length),
    outputs: Array.from({ length: nodes.length }),
    ready: [],
    next: 0,
    unsettled: nodes.length,
  };
  for (const [index, node] of nodes.entries()) {
    if (node.incoming.length > 0) continue;
    state.isReached[index] = 1;
    state.ready.push(index);
  }
  return state;
}

/** Takes the next due node in the order in which nodes became due; undefined when none is. */
export function takeDue(state: RunState): number | undefined {
  const index = state.ready[state.next];
  if (index !== undefined) state.next++;
  return index;
}

export const hasDue = (state: RunState): boolean => state.next < state.ready.length;

export const isReached = (state: RunState, index: number): boolean => state.isReached[index] === 1;

/**
 * The parent's output; with more than one incoming edge an object keyed by source id,
 * without the keys of edges that are not live.
 */
export function inputOf(plan: Plan, state: RunState, index: number): unknown {
  const incoming = plan.nodes[index]?.incoming ?? [];
  if (incoming.length === 0) return undefined;
  if (incoming.length === 1) return state.outputs[plan.edges[incoming[0] ?? 0]?.source ?? 0];
  const input = createBySource();
  for (const edgeIndex of incoming) {
    const source = plan.edges[edgeIndex]?.source ?? 0;
    if (state.isLive[edgeIndex] === 1) input[plan.nodes[source]?.id ?? ""] = state.outputs[source];
  }
  return input;
}

/** Marks a node as settled, and as due whatever waited for it last. */
export function settle(plan: Plan, state: RunState, index: number, outcome: Outcome): void {
  const node = plan.nodes[index];
  if (!node) return;
  state.unsettled--;
  if (outcome !== "dead" && node.outgoing.length > 0) state.outputs[index] = outcome.output;
  for (const edgeIndex of node.outgoing) {
    const edge = plan.edges[edgeIndex];
    if (!edge) continue;
    if (outcome !== "dead" && (edge.branch === undefined || edge.branch === outcome.branch)) {
      state.isLive[edgeIndex] = 1;
      state.isReached[edge.target] = 1;
    }
    const waiting = (state.waiting[edge.target] ?? 0) - 1;
    state.waiting[edge.target] = waiting;
    if (waiting === 0) state.ready.push(edge.target);
  }
  for (const edgeIndex of node.incoming) letGo(state, plan.edges[edgeIndex]?.source ?? 0);
}

function letGo(state: RunState, source: number): void {
  const wanted = (state.wanted[source] ?? 0) - 1;
  state.wanted[source] = wanted;
  if (wanted === 0) state.outputs[source] = undefined;
}
