"use client";

import { createContext, useContext } from "react";
import type { Point } from "@/lib/workflows/canvas-geometry";
import type { Guide } from "@/lib/workflows/find-guides";
import { createStore, type Store } from "@/lib/workflows/store";

/** The wire that is being drawn or laid elsewhere: to each node that it cannot reach, why. */
export type Wiring = {
  nodeId: string;
  isForward: boolean;
  /** Empty text where there is a handle to reach. */
  reasons: ReadonlyMap<string, string | null>;
};

export type OpenAddMenu = {
  /** On the screen. */
  at: Point;
  /** The node that the new one hangs on. */
  after?: { id: string; branch?: string };
  /** The node that the new one feeds. */
  before?: { id: string };
  /** The edge that the new one comes into. */
  between?: string;
  /** Set where the menu does not stand on the canvas, so that its place says nothing. */
  isOffCanvas?: boolean;
};

export type MenuTarget =
  | { kind: "node" | "note" | "group" | "edge"; id: string }
  | { kind: "selection" | "pane" };

export type OpenMenu = { at: Point; target: MenuTarget };

/** What the canvas shows for a moment and nobody keeps. */
export type CanvasUi = {
  wiring: Store<Wiring | null>;
  /** The edge into which what is dragged would come. */
  dropEdge: Store<string | null>;
  /** Why something will not do, beside the pointer. */
  hint: Store<string | null>;
  guides: Store<readonly Guide[]>;
  /** The nodes that are being dragged. */
  held: Store<ReadonlySet<string>>;
  /** The type that is dragged from the palette. */
  dragged: Store<string | null>;
  hoveredEdge: Store<string | null>;
  /** Zoomed out so far that no port can be grabbed: there are none. */
  isPortless: Store<boolean>;
  /** The note or group whose words are being written. */
  writing: Store<string | null>;
  addMenu: Store<OpenAddMenu | null>;
  menu: Store<OpenMenu | null>;
  /** The node from which "Connect to…" was opened. */
  connectFrom: Store<{ id: string; at: Point } | null>;
};

export const createCanvasUi = (): CanvasUi => ({
  wiring: createStore<Wiring | null>(null),
  dropEdge: createStore<string | null>(null),
  hint: createStore<string | null>(null),
  guides: createStore<readonly Guide[]>([]),
  held: createStore<ReadonlySet<string>>(new Set()),
  dragged: createStore<string | null>(null),
  hoveredEdge: createStore<string | null>(null),
  isPortless: createStore(false),
  writing: createStore<string | null>(null),
  addMenu: createStore<OpenAddMenu | null>(null),
  menu: createStore<OpenMenu | null>(null),
  connectFrom: createStore<{ id: string; at: Point } | null>(null),
});

export const CanvasUiContext = createContext<CanvasUi | null>(null);

export function useCanvasUi(): CanvasUi {
  const ui = useContext(CanvasUiContext);
  if (!ui) throw new Error("useCanvasUi needs a CanvasUiContext above it");
  return ui;
}
