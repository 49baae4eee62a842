"use client";

import { ChevronRight } from "lucide-react";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import type { Schedule } from "@/lib/workflows/schedule-api";

export type ScheduleRulesValue = Pick<Schedule, "overlap" | "jitterSeconds" | "maxFailures">;

const OVERLAPS: Record<Schedule["overlap"], string> = {
  skip: "Skip the new one",
  queue: "Run one after the other",
  "catch-up-once": "Make up for all missed ones once",
};
const OVERLAP_NAMES = Object.keys(OVERLAPS) as Schedule["overlap"][];

type ScheduleRulesProps = {
  value: ScheduleRulesValue;
  onChange: (value: ScheduleRulesValue) => void;
};

export function ScheduleRules({ value, onChange }: ScheduleRulesProps) {
  const whole = (key: "jitterSeconds" | "maxFailures", min: number, max: number) => ({
    type: "number",
    min,
    max,
    value: value[key],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      const next = event.target.valueAsNumber;
      if (Number.isInteger(next) && next >= min && next <= max) onChange({ ...value, [key]: next });
    },
  });
  return (
    <details className="group">
      <summary className="flex w-fit items-center gap-1 text-muted-foreground select-none hover:text-foreground">
        <ChevronRight aria-hidden className="size-3.5 stroke-[1.5] group-open:rotate-90" />
        When runs overlap or fail
      </summary>
      <div className="mt-2 grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-2 max-sm:grid-cols-1">
        <Label htmlFor="schedule-overlap">While one still runs</Label>
        <NativeSelect
          id="schedule-overlap"
          value={value.overlap}
          onChange={(event) => {
            const overlap = OVERLAP_NAMES.find((each) => each === event.target.value);
            if (overlap) onChange({ ...value, overlap });
          }}
        >
          {OVERLAP_NAMES.map((overlap) => (
            <option key={overlap} value={overlap}>
              {OVERLAPS[overlap]}
            </option>
          ))}
        </NativeSelect>
        <Label htmlFor="schedule-failures">Pause after failures in a row</Label>
        <Input id="schedule-failures" className="w-24" {...whole("maxFailures", 1, 100)} />
        <Label htmlFor="schedule-jitter">Start within seconds of the time</Label>
        <Input id="schedule-jitter" className="w-24" {...whole("jitterSeconds", 0, 3600)} />
      </div>
    </details>
  );
}
