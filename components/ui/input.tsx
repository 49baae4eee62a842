import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      className={cn(
        "h-7 w-full min-w-0 rounded-md border border-border bg-background px-2 text-table text-foreground placeholder:text-faint disabled:opacity-50 aria-invalid:border-no",
        className,
      )}
      {...props}
    />
  );
}
