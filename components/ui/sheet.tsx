"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { DialogOverlay } from "./dialog";

const SIDES = {
  left: "inset-y-0 left-0 w-72 max-w-[85vw] border-r",
  right: "inset-y-0 right-0 w-96 max-w-[95vw] border-l",
  bottom: "inset-x-0 bottom-0 max-h-[85vh] border-t",
};

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;
export const SheetClose = Primitive.Close;
export const SheetTitle = Primitive.Title;
export const SheetDescription = Primitive.Description;

export function SheetContent({
  side = "right",
  className,
  ...props
}: ComponentProps<typeof Primitive.Content> & { side?: keyof typeof SIDES }) {
  return (
    <Primitive.Portal>
      <DialogOverlay />
      <Primitive.Content
        className={cn(
          "fixed z-50 flex flex-col overflow-y-auto border-border bg-popover text-popover-foreground duration-100 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0",
          SIDES[side],
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}
