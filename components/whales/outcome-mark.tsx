import { cn } from "@/components/ui/cn";

type OutcomeMarkProps = {
  outcome: string | null;
  /** 0 is the first outcome, in the colour of Yes everywhere; null is unknown. */
  index: number | null;
  side?: "BUY" | "SELL" | null;
};

/** An outcome in its constant colour, after what was done with it. */
export function OutcomeMark({ outcome, index, side }: OutcomeMarkProps) {
  const name = outcome ?? (index === null ? null : `Outcome ${index + 1}`);
  return (
    <span className="inline-flex max-w-full items-baseline gap-1.5">
      {side && (
        <span className="w-6 shrink-0 text-muted-foreground">
          {side === "BUY" ? "Buy" : "Sell"}
        </span>
      )}
      {name === null ? (
        <span className="text-faint" title="The source did not name the outcome">
          —
        </span>
      ) : (
        <span
          title={name}
          className={cn(
            "truncate font-medium",
            index === 0 && "text-yes",
            index === 1 && "text-no",
          )}
        >
          <bdi>{name}</bdi>
        </span>
      )}
    </span>
  );
}
