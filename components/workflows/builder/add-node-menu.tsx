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
import { whyPortsDiffer } from "@/lib/workflows/can-connect";
import { useBuilder } from "./builder-context";
import { groupTypes } from "./categories";
import { NodeIcon } from "./node-icon";
import type { AddMenu, OpenAddMenu } from "./use-add-menu";

/** Opens where a wire was dropped, where the canvas was double-clicked, or with Tab; shows only what fits. */
export function AddNodeMenu({ open, menu }: { open: OpenAddMenu; menu: AddMenu }) {
  const { actions, canvas, types } = useBuilder();
  const { screenToFlowPosition } = useReactFlow();
  const parent = canvas.get().graph.nodes.find((node) => node.id === open.after?.id);
  const fits = (info: NodeTypeInfo) =>
    !open.after || (info.input !== null && !whyPortsDiffer(types.get(parent?.type ?? ""), info));
  const groups = groupTypes([...types.values()].filter(fits), "");
  const add = (info: NodeTypeInfo) => {
    const { x, y } = screenToFlowPosition(open.at);
    actions.add(info, {
      position: { x, y: y - 36 },
      ...(open.after && { after: open.after }),
    });
    menu.close();
  };
  return (
    <Popover open onOpenChange={(isOpen) => !isOpen && menu.close()}>
      <PopoverAnchor asChild>
        <span className="fixed size-0" style={{ left: open.at.x, top: open.at.y }} />
      </PopoverAnchor>
      <PopoverContent aria-label="Add a node" className="w-[260px] overflow-hidden p-0">
        <Command>
          <CommandInput placeholder={open.after ? "Add what fits here" : "Add a node"} />
          <CommandList className="max-h-[270px]">
            <CommandEmpty>No node is called that.</CommandEmpty>
            {groups.map((group) => (
              <CommandGroup key={group.title} heading={group.title}>
                {group.types.map((info) => (
                  <CommandItem
                    key={info.type}
                    value={`${info.label} ${info.type}`}
                    onSelect={() => add(info)}
                  >
                    <NodeIcon name={info.icon} />
                    <span className="shrink-0">{info.label}</span>
                    <span className="ml-auto truncate pl-2 text-label text-muted-foreground">
                      {info.output?.kind ?? ""}
                    </span>
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
