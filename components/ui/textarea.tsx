import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={cn(
        "min-h-16 w-full rounded-md border border-border bg-background px-2 py-1.5 text-table text-foreground placeholder:text-faint disabled:opacity-50 aria-invalid:border-no",
        className,
      )}
      {...props}
    />
  );
}
