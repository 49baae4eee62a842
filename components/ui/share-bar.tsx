import { cn } from "./cn";

/** A part of a whole as a thin bar; the figure stands beside it. */
export function ShareBar({ share, className }: { share: number; className?: string }) {
  return (
    <span aria-hidden className="mt-0.5 block h-1 overflow-hidden rounded-sm bg-raised">
      <span
        className={cn("block h-full bg-primary", className)}
        style={{ width: `${Math.min(Math.max(share, 0), 1) * 100}%` }}
      />
    </span>
  );
}
