"use client";

import { toast } from "@/hooks/toast";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { branchesOf } from "@/lib/workflows/can-connect";
import type { Point } from "@/lib/workflows/canvas-geometry";
import { findWireReasons } from "@/lib/workflows/find-wire-reasons";
import { useBuilder } from "./builder-context";
import { useCanvasUi } from "./canvas-ui";
import { NodeIcon } from "./node-icon";
import { nodeName } from "./node-name";

/** A wire without a pointer: every node that may follow, by branch; those that may not, with the reason. */
export function ConnectMenu({ from: { id, at } }: { from: { id: string; at: Point } }) {
  const { actions, canvas, types } = useBuilder();
  const { connectFrom } = useCanvasUi();
  const { graph } = canvas.get();
  const node = graph.nodes.find((each) => each.id === id);
  if (!node) return null;
  const named = branchesOf(graph, node, types.get(node.type));
  const branches = named.length > 0 ? named : [undefined];
  const connect = (target: string, branch: string | undefined) => {
    const reason = actions.connect({ source: id, target, branch });
    if (reason !== null) toast.error("Not connected", { description: reason });
    connectFrom.set(null);
  };
  return (
    <Popover open onOpenChange={(isOpen) => !isOpen && connectFrom.set(null)}>
      <PopoverAnchor asChild>
        <span className="fixed size-0" style={{ left: at.x, top: at.y }} />
      </PopoverAnchor>
      <PopoverContent aria-label="Connect to a node" className="w-[320px] overflow-hidden p-0">
        <Command>
          <CommandInput placeholder={`Connect ${nodeName(node, types)} to`} />
          <CommandList className="max-h-[320px]">
            <CommandEmpty>No node is called that.</CommandEmpty>
            {branches.map((branch) => (
              <CommandGroup key={branch ?? ""} heading={branch}>
                {[...findWireReasons(graph, types, { nodeId: id, isForward: true, branch })]
                  .toSorted(([, a], [, b]) => Number(a !== null) - Number(b !== null))
                  .map(([target, reason]) => {
                    const to = graph.nodes.find((each) => each.id === target);
                    return (
                      to && (
                        <CommandItem
                          key={target}
                          value={`${nodeName(to, types)} ${branch ?? ""} ${target}`}
                          disabled={reason !== null}
                          onSelect={() => connect(target, branch)}
                        >
                          <NodeIcon name={types.get(to.type)?.icon} />
                          <span className="shrink-0">{nodeName(to, types)}</span>
                          {reason !== null && (
                            <span className="min-w-0 truncate text-label" title={reason}>
                              {reason}
                            </span>
                          )}
                        </CommandItem>
                      )
                    );
                  })}
              </CommandGroup>
            ))}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
