"use client";

import type { NodeProps } from "@xyflow/react";
import { memo, useContext, useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { useStore } from "@/hooks/use-store";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { useCanvasUi } from "./canvas-ui";
import { ItemResizer } from "./item-resizer";
import { ITEM_TONES } from "./item-tone";
import type { NoteNode } from "./to-flow";

/** Plain words on the canvas; a double click or Enter writes them. */
export const NoteCard = memo(function NoteCard({ id, data, selected }: NodeProps<NoteNode>) {
  const { item } = data;
  const ui = useCanvasUi();
  const isReadOnly = useContext(ReadOnlyContext);
  const isWriting = useStore(ui.writing, (each) => each === id) && !isReadOnly;
  return (
    <div
      data-testid={`note-${id}`}
      className={cn(
        "nokey h-full w-full overflow-hidden rounded-md border",
        ITEM_TONES[item.color].frame,
        selected && "outline-2 outline-offset-1 outline-primary",
      )}
    >
      <ItemResizer isVisible={selected} />
      {isWriting ? (
        <NoteField id={id} text={item.text} />
      ) : (
        <p className="h-full overflow-y-auto p-2 text-table break-words whitespace-pre-wrap">
          {item.text || <span className="text-muted-foreground">Double-click to write</span>}
        </p>
      )}
    </div>
  );
});

function NoteField({ id, text }: { id: string; text: string }) {
  const { actions } = useBuilder();
  const ui = useCanvasUi();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <textarea
      ref={field}
      aria-label="Text of the note"
      className="nodrag nopan nowheel h-full w-full resize-none bg-transparent p-2 text-table outline-none"
      maxLength={5000}
      value={text}
      onChange={(event) => actions.changeItem(id, { text: event.target.value }, `note:${id}`)}
      onBlur={() => {
        actions.endStep();
        ui.writing.set(null);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        event.currentTarget.closest<HTMLElement>(".react-flow__node")?.focus();
        ui.writing.set(null);
      }}
    />
  );
}
