"use client";

import { Search } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Input } from "@/components/ui/input";
import type { NodeTypeInfo } from "@/lib/workflows/api";
import { whyPortsDiffer } from "@/lib/workflows/can-connect";
import { useBuilder } from "./builder-context";
import { useCanvasUi } from "./canvas-ui";
import { groupTypes } from "./categories";
import { DRAG_TYPE } from "./drag-type";
import { NodeIcon } from "./node-icon";
import { PortMark } from "./port-mark";

export function NodePalette() {
  const { types } = useBuilder();
  const [query, setQuery] = useState("");
  const groups = groupTypes(types.values(), query);
  return (
    <section
      aria-label="Node types"
      className="hidden w-52 shrink-0 flex-col border-r border-border bg-panel lg:flex"
    >
      <div className="relative p-2">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-[15px] left-4 size-3.5 stroke-[1.5] text-faint"
        />
        <Input
          type="search"
          aria-label="Search node types"
          placeholder="Search nodes"
          className="pl-7"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "ArrowDown" && event.key !== "Enter") return;
            event.preventDefault();
            document.querySelector<HTMLElement>("[data-palette-item]")?.focus();
          }}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto pb-2">
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h2 className="label-caps px-3 pt-2 pb-1">{group.title}</h2>
            {group.types.map((info) => (
              <PaletteItem key={info.type} info={info} />
            ))}
          </section>
        ))}
        {groups.length === 0 && (
          <p className="px-3 py-4 text-table text-muted-foreground">No node is called that.</p>
        )}
      </div>
      <p className="border-t border-border px-3 py-1.5 text-label text-faint">
        Drag, double-click or Tab
      </p>
    </section>
  );
}

function PaletteItem({ info }: { info: NodeTypeInfo }) {
  const { actions, canvas, types } = useBuilder();
  const { dragged } = useCanvasUi();
  const add = () => {
    const { graph, selection } = canvas.get();
    const [only] = selection.nodes;
    const parent = graph.nodes.find((node) => node.id === only);
    const parentType = parent && types.get(parent.type);
    const fits =
      selection.nodes.size === 1 && parentType && whyPortsDiffer(parentType, info) === null;
    actions.add(info, fits && only !== undefined ? { after: { id: only } } : {});
  };
  return (
    <button
      type="button"
      draggable
      data-palette-item
      title={info.description}
      // The second click of a double one: the first has added it.
      onClick={({ detail }) => detail < 2 && add()}
      onKeyDown={moveFocus}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAG_TYPE, info.type);
        event.dataTransfer.effectAllowed = "copy";
        dragged.set(info.type);
      }}
      onDragEnd={() => dragged.set(null)}
      className="flex h-7 w-full cursor-grab items-center gap-2 px-3 text-left text-table hover:bg-accent"
    >
      <NodeIcon name={info.icon} className="size-3.5 shrink-0 stroke-[1.5] text-muted-foreground" />
      <span className="min-w-0 flex-1 truncate">{info.label}</span>
      <PortMark kind={info.input?.kind} />
      <PortMark kind={info.output?.kind} />
    </button>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const items = [...document.querySelectorAll<HTMLElement>("[data-palette-item]")];
  const at = items.indexOf(event.currentTarget);
  const next = items[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
