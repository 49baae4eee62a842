"use client";

import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import { type CronPreset, MINUTE_STEPS, toCron } from "@/lib/workflows/cron-preset";
import { describeCron } from "@/lib/workflows/describe-cron";
import { WeekdayPicker } from "./weekday-picker";

const KINDS: Record<CronPreset["kind"], string> = {
  minutes: "Every few minutes",
  hourly: "Every hour",
  daily: "Every day",
  weekly: "On days of the week",
  monthly: "On a day of the month",
  expression: "Cron expression",
};
const KIND_NAMES = Object.keys(KINDS) as CronPreset["kind"][];

type ScheduleWhenProps = {
  preset: CronPreset;
  timeZone: string;
  onPreset: (preset: CronPreset) => void;
  onTimeZone: (timeZone: string) => void;
};

export function ScheduleWhen({ preset, timeZone, onPreset, onTimeZone }: ScheduleWhenProps) {
  return (
    <div className="grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-2 max-sm:grid-cols-1">
      <Label htmlFor="schedule-kind">Runs</Label>
      <NativeSelect
        id="schedule-kind"
        value={preset.kind}
        onChange={(event) => {
          const kind = KIND_NAMES.find((each) => each === event.target.value);
          if (kind) onPreset(change(preset, kind));
        }}
      >
        {KIND_NAMES.map((kind) => (
          <option key={kind} value={kind}>
            {KINDS[kind]}
          </option>
        ))}
      </NativeSelect>
      <Details preset={preset} onPreset={onPreset} />
      <Label htmlFor="schedule-zone">Time zone</Label>
      <div>
        <Input
          id="schedule-zone"
          list="time-zones"
          value={timeZone}
          spellCheck={false}
          onChange={(event) => onTimeZone(event.target.value)}
        />
        <datalist id="time-zones">
          {["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </datalist>
      </div>
      <span className="text-label text-muted-foreground">In words</span>
      <p aria-live="polite" className="font-medium">
        {describeCron(toCron(preset))}
      </p>
    </div>
  );
}

const timeOf = (preset: CronPreset) => ("time" in preset ? preset.time : "09:00");

/** The same time of day in another kind of schedule, and everything as it is in an expression. */
function change(preset: CronPreset, kind: CronPreset["kind"]): CronPreset {
  const time = timeOf(preset);
  switch (kind) {
    case "minutes":
      return { kind, every: 15 };
    case "hourly":
      return { kind, minute: 0 };
    case "daily":
      return { kind, time };
    case "weekly":
      return { kind, days: [1, 2, 3, 4, 5], time };
    case "monthly":
      return { kind, date: 1, time };
    case "expression":
      return { kind, cron: toCron(preset) };
  }
}

type DetailsProps = Pick<ScheduleWhenProps, "preset" | "onPreset">;

function Details({ preset, onPreset }: DetailsProps) {
  switch (preset.kind) {
    case "minutes":
      return (
        <Row label="Minutes apart" id="schedule-every">
          <NativeSelect
            id="schedule-every"
            value={preset.every}
            onChange={(event) => onPreset({ ...preset, every: Number(event.target.value) })}
          >
            {MINUTE_STEPS.map((step) => (
              <option key={step} value={step}>
                {step}
              </option>
            ))}
          </NativeSelect>
        </Row>
      );
    case "hourly":
      return (
        <Row label="At minute" id="schedule-minute">
          <Whole
            id="schedule-minute"
            min={0}
            max={59}
            value={preset.minute}
            onChange={(minute) => onPreset({ ...preset, minute })}
          />
        </Row>
      );
    case "expression":
      return (
        <Row label="Expression" id="schedule-cron" isTall>
          <Input
            id="schedule-cron"
            className="font-mono"
            spellCheck={false}
            maxLength={100}
            value={preset.cron}
            aria-describedby="schedule-cron-note"
            onChange={(event) => onPreset({ ...preset, cron: event.target.value })}
          />
          <span id="schedule-cron-note" className="mt-1 block text-label text-faint">
            Five fields: minute, hour, day, month, weekday
          </span>
        </Row>
      );
    default:
      return (
        <>
          {preset.kind === "weekly" && (
            <Row label="Days">
              <WeekdayPicker days={preset.days} onDays={(days) => onPreset({ ...preset, days })} />
            </Row>
          )}
          {preset.kind === "monthly" && (
            <Row label="Day of the month" id="schedule-date">
              <Whole
                id="schedule-date"
                min={1}
                max={31}
                value={preset.date}
                onChange={(date) => onPreset({ ...preset, date })}
              />
            </Row>
          )}
          <Row label="At" id="schedule-time">
            <Input
              id="schedule-time"
              type="time"
              required
              className="w-32"
              value={preset.time}
              onChange={(event) =>
                event.target.value !== "" && onPreset({ ...preset, time: event.target.value })
              }
            />
          </Row>
        </>
      );
  }
}

type RowProps = {
  label: string;
  id?: string;
  /** The label stands beside the control and not beside the middle of it and its note. */
  isTall?: boolean;
  children: React.ReactNode;
};

function Row({ label, id, isTall = false, children }: RowProps) {
  return (
    <>
      {id === undefined ? (
        <span className="text-label text-muted-foreground">{label}</span>
      ) : (
        <Label htmlFor={id} className={isTall ? "self-start pt-2" : undefined}>
          {label}
        </Label>
      )}
      <div>{children}</div>
    </>
  );
}

type WholeProps = {
  id: string;
  min: number;
  max: number;
  value: number;
  onChange: (value: number) => void;
};

function Whole({ id, min, max, value, onChange }: WholeProps) {
  return (
    <Input
      id={id}
      type="number"
      className="w-24"
      min={min}
      max={max}
      value={value}
      onChange={(event) => {
        const next = event.target.valueAsNumber;
        if (Number.isInteger(next) && next >= min && next <= max) onChange(next);
      }}
    />
  );
}
