"use client";

import { useReactFlow } from "@xyflow/react";
import { toast } from "@/hooks/toast";
import { ITEM_COLORS } from "@/lib/workflows/canvas-items";
import { useBuilder } from "./builder-context";
import { type OpenMenu, useCanvasUi } from "./canvas-ui";
import type { CanvasActions } from "./create-canvas-actions";
import { FIT_VIEW } from "./fit-view";
import { ITEM_TONES } from "./item-tone";
import { usePasteText } from "./use-paste-text";
import { useTidyUp } from "./use-tidy-up";

export type MenuAct = {
  label: string;
  keys?: string;
  act: () => void;
  isDisabled?: boolean;
  isGrave?: boolean;
  /** A class that paints the colour which the act gives. */
  swatch?: string;
};

/** What can be done to what the menu was opened on, in groups; each act has its key beside it. */
export function useMenuGroups({ at, target }: OpenMenu): MenuAct[][] {
  const { actions, canvas, startRun, togglePin, run } = useBuilder();
  const ui = useCanvasUi();
  const { screenToFlowPosition, fitView } = useReactFlow();
  const pasteText = usePasteText();
  const tidyUp = useTidyUp();
  const { graph, selection } = canvas.get();
  const nodes = graph.nodes.filter(({ id }) => selection.nodes.has(id));
  const { group, ungroup, bypass } = actions;
  const grouping: MenuAct = { label: "Group", keys: "Mod G", act: group };
  const ungrouping: MenuAct = { label: "Ungroup", keys: "Mod Shift G", act: ungroup };
  const clipboard = clipboardActs(actions);
  const removal: MenuAct[] = [
    { label: "Delete", keys: "Delete", act: actions.remove, isGrave: true },
  ];

  switch (target.kind) {
    case "node": {
      const { id } = target;
      const isOff = nodes[0]?.disabled === true;
      const isPinned = nodes[0]?.pinned !== undefined;
      return [
        [
          { label: "Add after it", keys: "Tab", act: () => ui.addMenu.set({ at, after: { id } }) },
          { label: "Connect to…", keys: "C", act: () => ui.connectFrom.set({ id, at }) },
        ],
        [
          { label: "Run up to here", act: () => void startRun({ scope: "until", nodeId: id }) },
          { label: "Run from here", act: () => void startRun({ scope: "from", nodeId: id }) },
          { label: "Run this node alone", act: () => void startRun({ scope: "only", nodeId: id }) },
          {
            label: isPinned ? "Unpin the output" : "Pin the output",
            keys: "P",
            act: () => void togglePin([id]),
            isDisabled: !isPinned && run.view.get().nodes[id]?.hasOutput !== true,
          },
        ],
        clipboard,
        [{ label: isOff ? "Bring back" : "Bypass", keys: "Mod B", act: bypass }, grouping],
        removal,
      ];
    }
    case "edge": {
      const { id } = target;
      const insert = () => ui.addMenu.set({ at, between: id });
      return [[{ label: "Insert a node", act: insert }], removal];
    }
    case "note":
    case "group": {
      const { id, kind } = target;
      const write = () => ui.writing.set(id);
      return [
        kind === "note"
          ? [{ label: "Write", keys: "F2", act: write }]
          : [
              { label: "Rename", keys: "F2", act: write },
              { label: "Fit to what it holds", act: () => actions.fitGroup(id) },
              ungrouping,
            ],
        colorActs(actions),
        clipboard,
        removal,
      ];
    }
    case "selection": {
      const isFew = nodes.length < 2;
      return [
        clipboard,
        [
          { label: "Bypass", keys: "Mod B", act: bypass, isDisabled: nodes.length === 0 },
          grouping,
          ungrouping,
          { label: "Arrange these", keys: "Shift L", act: tidyUp, isDisabled: isFew },
        ],
        removal,
      ];
    }
    case "pane": {
      const isDisabled = graph.nodes.length === 0;
      const note = () => actions.addNote(screenToFlowPosition(at));
      const paste = () => void readClipboard((text) => pasteText(text, at));
      const fit = () => void fitView(FIT_VIEW);
      return [
        [
          { label: "Add a node", keys: "Tab", act: () => ui.addMenu.set({ at }) },
          { label: "Add a note", keys: "N", act: note },
          { label: "Paste", keys: "Mod V", act: paste },
        ],
        [
          { label: "Select everything", keys: "Mod A", act: actions.selectAll, isDisabled },
          { label: "Arrange the nodes", keys: "Shift L", act: tidyUp, isDisabled },
          { label: "Fit into view", keys: "Shift 1", act: fit, isDisabled },
        ],
      ];
    }
  }
}

function clipboardActs(actions: CanvasActions): MenuAct[] {
  const copy = async (thenRemove: boolean) => {
    const text = actions.copyText();
    if (text === null) return;
    try {
      await navigator.clipboard.writeText(text);
      if (thenRemove) actions.remove();
    } catch {
      toast.error("Not copied", { description: "The browser allows it by Mod C." });
    }
  };
  return [
    { label: "Copy", keys: "Mod C", act: () => void copy(false) },
    { label: "Cut", keys: "Mod X", act: () => void copy(true) },
    { label: "Duplicate", keys: "Mod D", act: actions.duplicate },
  ];
}

async function readClipboard(then: (text: string) => void): Promise<void> {
  try {
    then(await navigator.clipboard.readText());
  } catch {
    toast.error("Not pasted", { description: "The browser allows it by Mod V." });
  }
}

const colorActs = (actions: CanvasActions): MenuAct[] =>
  ITEM_COLORS.map((color) => ({
    label: ITEM_TONES[color].word,
    swatch: ITEM_TONES[color].swatch,
    act: () => actions.changePicked({ color }),
  }));
