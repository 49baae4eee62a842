import { cn } from "@/components/ui/cn";

/** A few choices beside each other, one of them pressed. */
export function ChoiceBar<Choice extends string>({
  label,
  choices,
  value,
  onChoose,
}: {
  label: string;
  choices: readonly (readonly [Choice, string])[];
  value: Choice;
  onChoose: (choice: Choice) => void;
}) {
  return (
    <fieldset aria-label={label} className="flex">
      {choices.map(([choice, words]) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === value}
          onClick={() => onChoose(choice)}
          className={cn(
            "h-6 rounded-md px-2 text-label text-muted-foreground hover:text-foreground",
            choice === value && "bg-accent text-foreground",
          )}
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}
