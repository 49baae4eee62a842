"use client";

import { createContext, useContext } from "react";
import type { useRun } from "@/hooks/use-run";
import type { Workflow } from "@/lib/workflows/api";
import type { NodeTypes } from "@/lib/workflows/can-connect";
import type { Draft } from "@/lib/workflows/canvas-draft";
import type { CanvasState } from "@/lib/workflows/canvas-state";
import type { Problem } from "@/lib/workflows/graph";
import type { Store } from "@/lib/workflows/store";
import type { CanvasActions } from "./create-canvas-actions";

/** What every part of the builder reaches; nothing in it changes while the page is open, the stores hold what does. */
export type Builder = {
  workflow: Workflow;
  types: NodeTypes;
  canvas: Store<CanvasState>;
  name: Store<string>;
  actions: CanvasActions;
  draft: Draft;
  run: ReturnType<typeof useRun>;
  /** Saves, then runs what was saved. */
  startRun(): Promise<void>;
  stopRun(): Promise<void>;
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
