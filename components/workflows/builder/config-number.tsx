"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { cn } from "@/components/ui/cn";
import {
  describeNumber,
  type ConfigField,
  readField,
  writeField,
} from "@/lib/workflows/config-form";
import { describedBy, type FieldControlProps, FieldShell } from "./config-field-shell";

const SIGNS: Record<string, string> = { usd: "$", hours: "h", bytes: "B" };

/** A number with its unit and what it means in words; with a slider where it has both bounds and they are near. */
export function NumberControl({ id, field, value, errors, onChange, onDone }: FieldControlProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : readField(field, typed);
  const own = read && "error" in read ? [read.error] : errors;
  const sign = field.unit === null ? undefined : SIGNS[field.unit];
  const number = typeof value === "number" ? value : null;
  return (
    <FieldShell
      id={id}
      field={field}
      errors={own}
      aside={
        <span className="text-label text-faint tabular-nums">{describeNumber(field, number)}</span>
      }
    >
      <div className="flex items-center gap-2">
        <span className="relative min-w-0 flex-1">
          {sign && (
            <span
              aria-hidden
              className={cn(
                "pointer-events-none absolute top-1.5 text-label text-faint",
                sign === "$" ? "left-2" : "right-2",
              )}
            >
              {sign}
            </span>
          )}
          <Input
            id={id}
            {...describedBy(id, field, own)}
            aria-required={field.isRequired || undefined}
            autoComplete="off"
            inputMode="decimal"
            placeholder={field.placeholder || boundsOf(field)}
            className={cn("tabular-nums", sign === "$" && "pl-5")}
            value={typed ?? writeField(field, value)}
            onChange={({ target }) => {
              setTyped(target.value);
              const next = readField(field, target.value);
              if ("value" in next) onChange(next.value);
            }}
            onBlur={() => {
              onDone();
              if (typed !== null && "value" in readField(field, typed)) setTyped(null);
            }}
          />
        </span>
        <Slider
          field={field}
          number={number}
          onDone={onDone}
          onSlide={(next) => {
            setTyped(null);
            onChange(next);
          }}
        />
      </div>
    </FieldShell>
  );
}

type SliderProps = {
  field: ConfigField;
  number: number | null;
  onSlide: (next: number) => void;
  onDone: () => void;
};

function Slider({ field, number, onSlide, onDone }: SliderProps) {
  const slider = sliderOf(field);
  if (!slider) return null;
  const fallback = typeof field.default === "number" ? field.default : Math.max(slider.min, 0);
  return (
    <input
      type="range"
      aria-label={`Slider of ${field.label}`}
      className={cn("h-4 w-28 shrink-0 accent-primary", number === null && "opacity-60")}
      {...slider}
      value={number ?? fallback}
      onChange={({ target }) => onSlide(target.valueAsNumber)}
      onPointerUp={onDone}
      onBlur={onDone}
    />
  );
}

/** A slider over thousands of values hits none of them. */
function sliderOf({ min, max, isWhole }: ConfigField) {
  if (min === null || max === null || max - min > 1000) return null;
  return {
    min,
    max,
    step: isWhole ? Math.max(1, Math.round((max - min) / 200)) : (max - min) / 100,
  };
}

const boundsOf = ({ min, max }: ConfigField): string =>
  min !== null && max !== null ? `${min} to ${max.toLocaleString("en-US")}` : "";
