"use client";

import { cn } from "@/components/ui/cn";

const DAYS = [
  { day: 1, short: "Mon", name: "Monday" },
  { day: 2, short: "Tue", name: "Tuesday" },
  { day: 3, short: "Wed", name: "Wednesday" },
  { day: 4, short: "Thu", name: "Thursday" },
  { day: 5, short: "Fri", name: "Friday" },
  { day: 6, short: "Sat", name: "Saturday" },
  { day: 0, short: "Sun", name: "Sunday" },
];

type WeekdayPickerProps = { days: readonly number[]; onDays: (days: number[]) => void };

/** At least one day stays chosen: a schedule without days never runs. */
export function WeekdayPicker({ days, onDays }: WeekdayPickerProps) {
  return (
    <fieldset aria-label="Days of the week" className="flex flex-wrap gap-1">
      {DAYS.map(({ day, short, name }) => {
        const isChosen = days.includes(day);
        return (
          <button
            key={day}
            type="button"
            aria-pressed={isChosen}
            aria-label={name}
            onClick={() => {
              const next = isChosen ? days.filter((each) => each !== day) : [...days, day];
              if (next.length > 0) onDays(next);
            }}
            className={cn(
              "h-7 rounded-md border px-2 text-table",
              isChosen
                ? "border-primary bg-primary/15 text-foreground"
                : "border-border text-muted-foreground hover:bg-accent",
            )}
          >
            {short}
          </button>
        );
      })}
    </fieldset>
  );
}
