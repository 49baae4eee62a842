"use client";

import { useReactFlow } from "@xyflow/react";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import type { NodeTypeInfo } from "@/lib/workflows/api";
import { whyNotAdd } from "@/lib/workflows/why-not-add";
import { useBuilder } from "./builder-context";
import { type OpenAddMenu, useCanvasUi } from "./canvas-ui";
import { groupTypes } from "./categories";
import { NodeIcon } from "./node-icon";
import { PortMark } from "./port-mark";

const HALF_HEIGHT = 36;
const WIDTH = 224;

/** Opens where a wire was dropped, where the canvas was double-clicked, or with Tab; shows only what fits. */
export function AddNodeMenu({ open }: { open: OpenAddMenu }) {
  const { actions, canvas, types } = useBuilder();
  const { addMenu } = useCanvasUi();
  const { screenToFlowPosition } = useReactFlow();
  const { at, isOffCanvas = false, ...place } = open;
  const { graph } = canvas.get();
  const isBound = place.after || place.before || place.between;
  const fits = (info: NodeTypeInfo) => whyNotAdd(graph, types, info, place) === null;
  const found = groupTypes([...types.values()].filter(fits), "");
  // After a node something that works on its output is wanted, and sources take anything.
  const isSource = ({ types: [first] }: (typeof found)[number]) => first?.category === "source";
  const groups = place.after
    ? found.toSorted((a, b) => Number(isSource(a)) - Number(isSource(b)))
    : found;
  const add = (info: NodeTypeInfo) => {
    const { x, y } = screenToFlowPosition(at);
    const left = place.before ? WIDTH : place.between ? WIDTH / 2 : 0;
    const position = { x: x - left, y: y - HALF_HEIGHT };
    actions.add(info, { ...(!isOffCanvas && { position }), ...place });
    addMenu.set(null);
  };
  return (
    <Popover open onOpenChange={(isOpen) => !isOpen && addMenu.set(null)}>
      <PopoverAnchor asChild>
        <span className="fixed size-0" style={{ left: at.x, top: at.y }} />
      </PopoverAnchor>
      <PopoverContent aria-label="Add a node" className="w-[280px] overflow-hidden p-0">
        <Command>
          <CommandInput placeholder={isBound ? "Add what fits here" : "Add a node"} />
          <CommandList className="max-h-[300px]">
            <CommandEmpty>No node is called that.</CommandEmpty>
            {groups.map((group) => (
              <CommandGroup key={group.title} heading={group.title}>
                {group.types.map((info) => (
                  <CommandItem
                    key={info.type}
                    value={`${info.label} ${info.type}`}
                    keywords={[info.description]}
                    title={info.description}
                    onSelect={() => add(info)}
                  >
                    <NodeIcon name={info.icon} />
                    <span className="min-w-0 flex-1 truncate">{info.label}</span>
                    <PortMark kind={info.input?.kind} />
                    <PortMark kind={info.output?.kind} />
                  </CommandItem>
                ))}
              </CommandGroup>
            ))}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
