import { cn } from "@/components/ui/cn";

/** A signed share of the largest, to the right or the left of the middle. */
export function NetBar({ share }: { share: number }) {
  return (
    <span aria-hidden className="relative block h-3 border-x border-transparent">
      <span className="absolute inset-y-0 left-1/2 w-px bg-border" />
      <span
        className={cn(
          "absolute inset-y-0.5",
          share >= 0 ? "left-1/2 bg-yes/60" : "right-1/2 bg-no/60",
        )}
        style={{ width: `${Math.min(Math.abs(share), 1) * 50}%` }}
      />
    </span>
  );
}
