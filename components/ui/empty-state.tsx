import type { ReactNode } from "react";
import { cn } from "./cn";

/** Why there is nothing, and what to do next. */
export function EmptyState({
  title,
  reason,
  action,
  className,
  isPage = false,
}: {
  title: string;
  reason?: ReactNode;
  action?: ReactNode;
  className?: string;
  /** It is all that the page says, so its title is the page's. */
  isPage?: boolean;
}) {
  const Title = isPage ? "h1" : "p";
  return (
    <div
      className={cn(
        "flex flex-col items-center justify-center gap-1.5 px-4 py-10 text-center",
        className,
      )}
    >
      <Title className="text-body font-medium">{title}</Title>
      {reason && <p className="max-w-md text-table text-balance text-muted-foreground">{reason}</p>}
      {action && <div className="mt-2 flex gap-2">{action}</div>}
    </div>
  );
}
