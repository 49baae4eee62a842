import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** One of a few, all of them in sight. */
export function ChoiceGroup<T extends string>({
  label,
  name,
  value,
  choices,
  onChoose,
}: {
  label: string;
  name: string;
  value: T | undefined;
  choices: readonly { value: T; label: ReactNode }[];
  onChoose: (value: T) => void;
}) {
  return (
    <fieldset className="flex overflow-hidden rounded-md border border-border">
      <legend className="sr-only">{label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className={cn(
            "flex h-7 cursor-pointer items-center gap-1.5 border-l border-border px-2.5 text-table first-of-type:border-l-0 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-primary",
            value === choice.value
              ? "bg-accent text-foreground"
              : "text-muted-foreground hover:text-foreground",
          )}
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChoose(choice.value)}
            className="sr-only"
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
