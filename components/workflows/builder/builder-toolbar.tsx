"use client";

import { List, Redo2, Undo2, Workflow } from "lucide-react";
import { useContext } from "react";
import { Button } from "@/components/ui/button";
import { useStore } from "@/hooks/use-store";
import { useModKey } from "@/hooks/use-mod-key";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { FileMenu } from "./file-menu";
import { PublishedMark } from "./published-mark";
import { RunControls } from "./run-controls";
import { SavedMark } from "./saved-mark";

export type Face = "canvas" | "list";

export function BuilderToolbar({ face, onFace }: { face: Face; onFace: (face: Face) => void }) {
  const isReadOnly = useContext(ReadOnlyContext);
  return (
    <div className="flex h-10 shrink-0 items-center gap-2 border-b border-border bg-panel px-2">
      <WorkflowName />
      <SavedMark />
      <PublishedMark />
      <div className="ml-auto flex items-center gap-1">
        {!isReadOnly && <UndoButtons />}
        <Button
          variant="ghost"
          size="icon"
          aria-pressed={face === "list"}
          aria-label={face === "list" ? "Show the canvas" : "Show as a list"}
          title={face === "list" ? "Show the canvas" : "Show as a list"}
          onClick={() => onFace(face === "list" ? "canvas" : "list")}
        >
          {face === "list" ? <Workflow aria-hidden /> : <List aria-hidden />}
        </Button>
        <FileMenu />
        <RunControls />
      </div>
    </div>
  );
}

function WorkflowName() {
  const { name } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const value = useStore(name, (each) => each);
  return (
    <input
      aria-label="Name of the workflow"
      className="h-7 max-w-80 min-w-16 [field-sizing:content] truncate rounded-md border border-transparent bg-transparent px-1.5 text-body font-medium hover:border-border focus:border-border focus:bg-background"
      maxLength={200}
      readOnly={isReadOnly}
      defaultValue={value}
      key={value}
      onBlur={(event) => {
        const next = event.target.value.trim();
        if (next === "") event.target.value = value;
        else name.set(next);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key !== "Escape") return;
        event.currentTarget.value = value;
        event.currentTarget.blur();
      }}
    />
  );
}

function UndoButtons() {
  const mod = useModKey();
  const { canvas, actions } = useBuilder();
  const canUndo = useStore(canvas, (state) => state.past.length > 0);
  const canRedo = useStore(canvas, (state) => state.future.length > 0);
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Undo"
        title={`Undo (${mod} Z)`}
        disabled={!canUndo}
        onClick={actions.undo}
      >
        <Undo2 aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Redo"
        title={`Redo (${mod} Shift Z)`}
        disabled={!canRedo}
        onClick={actions.redo}
      >
        <Redo2 aria-hidden />
      </Button>
    </>
  );
}
