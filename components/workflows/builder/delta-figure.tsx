import { cn } from "@/components/ui/cn";

/** A difference with its sign; neither good nor bad of itself, so it has no colour of its own. */
export function DeltaFigure({
  value,
  format,
}: {
  value: number | null;
  format: (size: number) => string;
}) {
  if (value === null)
    return (
      <span className="text-faint" title="Not known of both runs">
        —
      </span>
    );
  return (
    <span className={cn("tabular-nums", value === 0 && "text-faint")}>
      {value === 0 ? "±0" : `${value > 0 ? "+" : "−"}${format(Math.abs(value))}`}
    </span>
  );
}
