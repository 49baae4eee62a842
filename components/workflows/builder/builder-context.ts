"use client";

import { createContext, useContext } from "react";
import type { RunControl } from "@/hooks/use-run";
import type { Workflow } from "@/lib/workflows/api";
import type { NodeTypes } from "@/lib/workflows/can-connect";
import type { Draft } from "@/lib/workflows/canvas-draft";
import type { CanvasState } from "@/lib/workflows/canvas-state";
import type { Problem } from "@/lib/workflows/graph";
import type { RunScope } from "@/lib/workflows/run-choice";
import type { Store } from "@/lib/workflows/store";
import type { CanvasActions } from "./create-canvas-actions";

/** One past run on its own graph, or two side by side. */
export type ShownRun = { runId: string; against?: string };

/** What every part of the builder reaches; nothing in it changes while the page is open, the stores hold what does. */
export type Builder = {
  workflow: Workflow;
  types: NodeTypes;
  canvas: Store<CanvasState>;
  name: Store<string>;
  actions: CanvasActions;
  draft: Draft;
  run: RunControl;
  /** Saves, then runs what was saved: all of it, or the part around one node. */
  startRun(part?: { scope: RunScope; nodeId: string }): Promise<void>;
  stopRun(): Promise<void>;
  /** Shows a past run on the graph that it ran; null is back to the draft. */
  shown: Store<ShownRun | null>;
  /** Keeps the outputs of these nodes for every run from now on, or lets all of them go where each is kept already. */
  togglePin(nodeIds: Iterable<string>): Promise<void>;
};

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error("useBuilder needs a BuilderContext above it");
  return builder;
}

export type ProblemsByNode = ReadonlyMap<string, readonly Problem[]>;

export const ProblemsContext = createContext<ProblemsByNode>(new Map());

/** Narrow screens show the canvas and change nothing. */
export const ReadOnlyContext = createContext(false);

/** Within a past run: what is shown is of that run alone. */
export const PastContext = createContext(false);
