import { cn } from "./cn";

export function Separator({
  orientation = "horizontal",
  className,
}: {
  orientation?: "horizontal" | "vertical";
  className?: string;
}) {
  const shape = orientation === "horizontal" ? "h-px w-full" : "h-full w-px";
  return <div aria-hidden className={cn("shrink-0 bg-border", shape, className)} />;
}
