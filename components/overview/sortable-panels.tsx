"use client";

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  rectSortingStrategy,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
} from "@dnd-kit/sortable";
import { GripVertical } from "lucide-react";
import type { ReactNode } from "react";
import type { PanelId } from "@/hooks/overview-panels";
import { isPanelId, panels } from "./panels";

type SortablePanelsProps = {
  ids: readonly PanelId[];
  onMove: (id: PanelId, to: PanelId) => void;
  children: (id: PanelId, handle: ReactNode) => ReactNode;
};

/** The panels while they are arranged: dragged by their handle with the pointer, or with Space and arrows. */
export function SortablePanels({ ids, onMove, children }: SortablePanelsProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const end = ({ active, over }: DragEndEvent) => {
    const [from, to] = [String(active.id), String(over?.id)];
    if (isPanelId(from) && isPanelId(to) && from !== to) onMove(from, to);
  };
  return (
    <DndContext id="overview" sensors={sensors} collisionDetection={closestCenter} onDragEnd={end}>
      <SortableContext items={[...ids]} strategy={rectSortingStrategy}>
        {ids.map((id) => (
          <SortablePanel key={id} id={id}>
            {children}
          </SortablePanel>
        ))}
      </SortableContext>
    </DndContext>
  );
}

type SortablePanelProps = { id: PanelId; children: SortablePanelsProps["children"] };

function SortablePanel({ id, children }: SortablePanelProps) {
  const {
    setNodeRef,
    setActivatorNodeRef,
    attributes,
    listeners,
    transform,
    transition,
    isDragging,
  } = useSortable({ id });
  return (
    <div
      ref={setNodeRef}
      style={{
        transform: transform ? `translate3d(${transform.x}px, ${transform.y}px, 0)` : undefined,
        transition,
        zIndex: isDragging ? 30 : undefined,
        opacity: isDragging ? 0.85 : undefined,
      }}
      className="relative grid min-w-0 bg-background"
    >
      {children(
        id,
        <button
          ref={setActivatorNodeRef}
          type="button"
          title="Drag to move"
          {...attributes}
          {...listeners}
          aria-label={`Drag ${panels[id].title}`}
          className="flex size-6 cursor-grab touch-none items-center justify-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground active:cursor-grabbing"
        >
          <GripVertical aria-hidden className="size-3.5 stroke-[1.5]" />
        </button>,
      )}
    </div>
  );
}
