import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The browser's own select: works without JavaScript and is at home on a phone. */
export function NativeSelect({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <span className={cn("relative inline-flex", className)}>
      <select
        className="field-sizing-content h-7 w-full min-w-0 appearance-none truncate rounded-md border border-border bg-background pr-6 pl-2 text-table text-foreground hover:bg-accent disabled:opacity-50 aria-invalid:border-no"
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-2 right-1.5 size-3 stroke-[1.5] text-faint"
      />
    </span>
  );
}
