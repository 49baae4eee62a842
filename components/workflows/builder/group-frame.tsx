"use client";

import type { NodeProps } from "@xyflow/react";
import { memo, useContext, useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { useStore } from "@/hooks/use-store";
import { ReadOnlyContext, useBuilder } from "./builder-context";
import { useCanvasUi } from "./canvas-ui";
import { ItemResizer } from "./item-resizer";
import { ITEM_TONES } from "./item-tone";
import type { GroupNode } from "./to-flow";

/** A frame behind nodes; its title is what it is held by. */
export const GroupFrame = memo(function GroupFrame({ id, data, selected }: NodeProps<GroupNode>) {
  const { item } = data;
  const ui = useCanvasUi();
  const isReadOnly = useContext(ReadOnlyContext);
  const isWriting = useStore(ui.writing, (each) => each === id) && !isReadOnly;
  return (
    <div
      data-testid={`group-${id}`}
      className={cn(
        "h-full w-full rounded-md border",
        ITEM_TONES[item.color].frame,
        selected && "outline-2 outline-offset-1 outline-primary",
      )}
    >
      <ItemResizer isVisible={selected} />
      <div className="group-title nokey pointer-events-auto flex h-8 cursor-grab items-center px-3">
        {isWriting ? (
          <TitleField id={id} title={item.title} />
        ) : (
          <span className="truncate text-table font-medium">{item.title || "Untitled group"}</span>
        )}
      </div>
    </div>
  );
});

function TitleField({ id, title }: { id: string; title: string }) {
  const { actions } = useBuilder();
  const ui = useCanvasUi();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const end = () => {
    actions.endStep();
    ui.writing.set(null);
  };
  return (
    <input
      ref={field}
      aria-label="Title of the group"
      className="nodrag nopan h-6 w-full rounded-md border border-border bg-background px-1 text-table font-medium"
      maxLength={200}
      value={title}
      onChange={(event) => actions.changeItem(id, { title: event.target.value }, `group:${id}`)}
      onBlur={end}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.stopPropagation();
        event.currentTarget.closest<HTMLElement>(".react-flow__node")?.focus();
        end();
      }}
    />
  );
}
