"use client";

import { useReactFlow } from "@xyflow/react";
import { type RefObject, useMemo } from "react";
import { GRID, type Point } from "@/lib/workflows/canvas-geometry";
import { groupsOf, notesOf } from "@/lib/workflows/canvas-items";
import { useBuilder } from "./builder-context";
import { type MenuTarget, useCanvasUi } from "./canvas-ui";
import type { CanvasKeys } from "./key-table";
import { useTidyUp } from "./use-tidy-up";

const STRIDE = GRID * 5;

/** Keys that change the workflow. */
export function useEditKeys(surface: RefObject<HTMLElement | null>): CanvasKeys {
  const { actions, canvas, togglePin } = useBuilder();
  const ui = useCanvasUi();
  const { screenToFlowPosition } = useReactFlow();
  const tidyUp = useTidyUp();
  return useMemo(() => {
    const onlyNode = () => {
      const { graph, selection } = canvas.get();
      const [only] = selection.nodes;
      return selection.nodes.size === 1 && graph.nodes.some(({ id }) => id === only)
        ? only
        : undefined;
    };
    const place = () => placeOf(surface.current, [...canvas.get().selection.nodes][0]);
    const nudge = (x: number, y: number) => () =>
      canvas.get().selection.nodes.size > 0 && actions.nudge({ x, y });
    const add = () => {
      const id = onlyNode();
      ui.addMenu.set({ at: place(), ...(id !== undefined && { after: { id } }) });
    };
    const connect = () => {
      const id = onlyNode();
      return id === undefined ? false : ui.connectFrom.set({ id, at: place() });
    };
    const openMenu = (target: EventTarget | null) => {
      const found = targetOf(target, canvas.get());
      if (found.kind === "edge") actions.select({ nodes: new Set(), edges: new Set([found.id]) });
      else if ("id" in found) actions.selectNode(found.id);
      ui.menu.set({ at: place(), target: found });
    };
    const write = () => {
      const [only] = canvas.get().selection.nodes;
      if (onlyNode() !== undefined) focusName();
      else if (only !== undefined) ui.writing.set(only);
      return only !== undefined;
    };
    return {
      anywhere: {
        "mod+z": actions.undo,
        "mod+shift+z": actions.redo,
        "mod+y": actions.redo,
        "mod+d": actions.duplicate,
        "mod+b": actions.bypass,
        p: () => void togglePin(canvas.get().selection.nodes),
        "mod+g": actions.group,
        "mod+shift+g": actions.ungroup,
        "shift+l": tidyUp,
        delete: actions.remove,
        backspace: actions.remove,
        f2: write,
      },
      onCanvas: {
        tab: add,
        c: connect,
        n: () => actions.addNote(screenToFlowPosition(place())),
        enter: (target) => startWriting(target, canvas.get().graph, ui.writing.set),
        "shift+f10": openMenu,
        contextmenu: openMenu,
        ...nudges("", GRID, nudge),
        ...nudges("shift+", STRIDE, nudge),
      },
    };
  }, [actions, canvas, togglePin, ui, screenToFlowPosition, tidyUp, surface]);
}

const nudges = (prefix: string, by: number, nudge: (x: number, y: number) => () => unknown) => ({
  [`${prefix}arrowleft`]: nudge(-by, 0),
  [`${prefix}arrowright`]: nudge(by, 0),
  [`${prefix}arrowup`]: nudge(0, -by),
  [`${prefix}arrowdown`]: nudge(0, by),
});

/** On the screen: right of the node, else in the upper middle of the canvas. */
function placeOf(surface: HTMLElement | null, id: string | undefined): Point {
  const find = (selector: string) => surface?.querySelector(selector)?.getBoundingClientRect();
  const node =
    id === undefined ? undefined : find(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (node) return { x: node.right + GRID, y: node.top };
  const frame = find(".flow-canvas");
  return frame
    ? { x: frame.left + frame.width / 2 - 130, y: frame.top + frame.height / 3 }
    : { x: 0, y: 0 };
}

type Shown = ReturnType<ReturnType<typeof useBuilder>["canvas"]["get"]>;

/** What the menu key means: what has the focus, else what is picked. */
function targetOf(target: EventTarget | null, { graph, selection }: Shown): MenuTarget {
  const focused =
    target instanceof Element
      ? target.closest(".react-flow__node, .react-flow__edge")?.getAttribute("data-id")
      : null;
  const isPartOfMany = selection.nodes.size > 1 && (!focused || selection.nodes.has(focused));
  if (isPartOfMany) return { kind: "selection" };
  const id = focused ?? [...selection.nodes, ...selection.edges][0];
  if (id === undefined) return { kind: "pane" };
  const has = (items: readonly { id: string }[]) => items.some((each) => each.id === id);
  if (has(graph.nodes)) return { kind: "node", id };
  if (has(notesOf(graph))) return { kind: "note", id };
  if (has(groupsOf(graph))) return { kind: "group", id };
  return has(graph.edges) ? { kind: "edge", id } : { kind: "pane" };
}

/** Enter on a picked note or group writes its words; on everything else it picks. */
function startWriting(
  target: EventTarget | null,
  graph: Shown["graph"],
  write: (id: string) => void,
) {
  const node = target instanceof Element ? target.closest(".react-flow__node.selected") : null;
  const id = node?.getAttribute("data-id");
  const isItem = [...notesOf(graph), ...groupsOf(graph)].some((each) => each.id === id);
  if (!id || !isItem) return false;
  write(id);
  return true;
}

/** The panel may still be on its way. */
function focusName(tries = 30): void {
  const field = document.querySelector<HTMLInputElement>("[aria-label='Name of the node']");
  if (field) field.select();
  else if (tries > 0) requestAnimationFrame(() => focusName(tries - 1));
}
