"use client";

import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import type { AlertField } from "@/lib/alerts/alert-fields";
import { describeScreen } from "@/lib/alerts/describe-alert";
import { MarketField } from "./market-field";
import { WorkflowField } from "./workflow-field";

type ControlProps = {
  field: AlertField;
  value: string;
  /** What the thing is called that the value names. */
  name: string;
  problem: string | null;
  onChange: (value: string, name?: string) => void;
};

/** One field of a condition, by what it holds. */
export function AlertFieldControl(props: ControlProps) {
  const { field, problem } = props;
  const id = useId();
  const isWide = ["market", "event", "screen", "workflow"].includes(field.control);
  return (
    <div className={cn("flex min-w-0 flex-col gap-1", isWide && "sm:col-span-2")}>
      <Label htmlFor={id}>
        {field.label}
        {field.optional && field.control !== "choice" && " (any where empty)"}
      </Label>
      <Control {...props} id={id} />
      {problem && (
        <p id={`${id}-problem`} className="text-label text-no">
          {field.label} {problem}
        </p>
      )}
    </div>
  );
}

function Control({ field, value, name, problem, onChange, id }: ControlProps & { id: string }) {
  const shared = {
    id,
    "aria-invalid": problem !== null,
    ...(problem !== null && { "aria-describedby": `${id}-problem` }),
  };
  switch (field.control) {
    case "market":
      return <MarketField {...shared} value={value} name={name} onChange={onChange} />;
    case "workflow":
      return <WorkflowField {...shared} value={value} onChange={onChange} />;
    case "screen":
      return (
        <p id={id} className="text-table text-muted-foreground">
          {screenWords(value)}
        </p>
      );
    case "choice":
    case "span":
      return (
        <NativeSelect
          {...shared}
          className="w-full"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {field.options?.map(([option, label]) => (
            <option key={option} value={option}>
              {label}
            </option>
          ))}
        </NativeSelect>
      );
    default:
      return (
        <WithUnit unit={UNITS[field.control]}>
          <Input
            {...shared}
            inputMode={field.control in UNITS ? "decimal" : "text"}
            className={field.control in UNITS ? "pr-8 text-right tabular-nums" : "font-mono"}
            placeholder={field.control === "wallet" ? "0x…" : undefined}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </WithUnit>
      );
  }
}

const UNITS: Partial<Record<AlertField["control"], string>> = {
  cents: "¢",
  usd: "$",
  percent: "%",
  minutes: "min",
};

function WithUnit({ unit, children }: { unit: string | undefined; children: ReactNode }) {
  return (
    <span className="relative block">
      {children}
      {unit && (
        <span
          aria-hidden
          className="pointer-events-none absolute top-[5px] right-2 text-table text-faint"
        >
          {unit}
        </span>
      )}
    </span>
  );
}

function screenWords(value: string): string {
  const words = describeScreen(JSON.parse(value) as Parameters<typeof describeScreen>[0]);
  return words === "" ? "Every new market. A screen of Discovery makes it narrower." : words.trim();
}
