import type { ReactNode } from "react";
import { cn } from "./cn";

/** A titled part of a page. Panels butt against each other: the grid around them draws the hairlines. */
export function Panel({
  title,
  aside,
  className,
  children,
}: {
  title: string;
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={title}
      className={cn("flex min-w-0 flex-col border-b border-border bg-background", className)}
    >
      <header className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-border bg-panel px-3 py-0.5 max-sm:py-1">
        <h2 className="text-table font-medium">{title}</h2>
        {aside && <div className="flex items-center gap-2">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
