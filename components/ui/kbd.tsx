import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={cn(
        "inline-grid h-4 min-w-4 place-content-center rounded-sm border border-border bg-raised px-1 font-sans text-[10px] leading-none text-muted-foreground",
        className,
      )}
      {...props}
    />
  );
}
