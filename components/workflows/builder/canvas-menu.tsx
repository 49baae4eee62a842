"use client";

import { Fragment, useRef } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { cn } from "@/components/ui/cn";
import { useModKey } from "@/hooks/use-mod-key";
import { type OpenMenu, useCanvasUi } from "./canvas-ui";
import { useMenuGroups } from "./use-menu-groups";

/** By right click, by Shift F10 or by the menu key; the focus goes back to where it was. */
export function CanvasMenu({ open }: { open: OpenMenu }) {
  const mod = useModKey();
  const ui = useCanvasUi();
  const groups = useMenuGroups(open);
  const before = useRef(document.activeElement);
  return (
    <DropdownMenu open onOpenChange={(isOpen) => !isOpen && ui.menu.set(null)}>
      <DropdownMenuTrigger asChild>
        <span className="fixed size-0" style={{ left: open.at.x, top: open.at.y }} />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="start"
        aria-label="Acts"
        className="min-w-52"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          const isElsewhere = ui.addMenu.get() ?? ui.connectFrom.get() ?? ui.writing.get();
          if (isElsewhere === null && before.current instanceof HTMLElement) before.current.focus();
        }}
      >
        {groups.map((acts, index) => (
          <Fragment key={acts[0]?.label ?? index}>
            {index > 0 && <DropdownMenuSeparator />}
            {acts.map(({ label, keys, act, isDisabled = false, isGrave, swatch }) => (
              <DropdownMenuItem
                key={label}
                disabled={isDisabled}
                onSelect={act}
                className={cn(isGrave && "text-no")}
              >
                {swatch !== undefined && (
                  <span aria-hidden className={cn("size-3 rounded-sm", swatch)} />
                )}
                {label}
                {keys !== undefined && (
                  <span className="ml-auto pl-6 text-label text-muted-foreground">
                    {keys.replace("Mod", mod)}
                  </span>
                )}
              </DropdownMenuItem>
            ))}
          </Fragment>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
