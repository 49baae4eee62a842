"use client";

import { Switch as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Switch({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={cn(
        "inline-flex h-4 w-7 shrink-0 items-center rounded-full border border-input bg-raised transition-colors duration-100 disabled:opacity-50 data-[state=checked]:border-primary data-[state=checked]:bg-primary",
        className,
      )}
      {...props}
    >
      <Primitive.Thumb className="block size-3 translate-x-px rounded-full bg-muted-foreground transition-transform duration-100 data-[state=checked]:translate-x-[13px] data-[state=checked]:bg-primary-foreground" />
    </Primitive.Root>
  );
}
