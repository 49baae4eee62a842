import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A region that scrolls by itself and can be reached by the keyboard. */
export function ScrollArea({
  className,
  ...props
}: ComponentProps<"section"> & { "aria-label": string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus to be scrolled by keys
    <section tabIndex={0} className={cn("min-h-0 overflow-auto", className)} {...props} />
  );
}
