"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { readField } from "@/lib/workflows/config-form";
import { describedBy, type FieldControlProps, FieldShell } from "./config-field-shell";

const UNITS = [
  { word: "seconds", seconds: 1 },
  { word: "minutes", seconds: 60 },
  { word: "hours", seconds: 3600 },
  { word: "days", seconds: 86_400 },
] as const;

/** Kept in seconds, shown in the largest unit that it is whole in. */
const unitOf = (seconds: number): number =>
  UNITS.findLast((unit) => seconds % unit.seconds === 0 && seconds > 0)?.seconds ?? 1;

export function DurationControl({ id, field, value, errors, onChange, onDone }: FieldControlProps) {
  const number = typeof value === "number" ? value : null;
  const fallback = typeof field.default === "number" ? field.default : null;
  const [unit, setUnit] = useState(() => unitOf(number ?? fallback ?? 1));
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string) => {
    const amount = Number(text);
    const isPlain = text.trim() !== "" && Number.isFinite(amount);
    return readField(field, isPlain ? String(amount * unit) : text);
  };
  const now = typed === null ? null : read(typed);
  const own = now && "error" in now ? [now.error] : errors;
  const shown =
    typed ?? (number === null ? (typeof value === "string" ? value : "") : String(number / unit));
  return (
    <FieldShell id={id} field={field} errors={own}>
      <div className="flex gap-1.5">
        <Input
          id={id}
          {...describedBy(id, field, own)}
          inputMode="decimal"
          autoComplete="off"
          className="min-w-0 flex-1 tabular-nums"
          placeholder={fallback === null ? "" : String(fallback / unit)}
          value={shown}
          onChange={({ target }) => {
            setTyped(target.value);
            const next = read(target.value);
            if ("value" in next) onChange(next.value);
          }}
          onBlur={() => {
            onDone();
            if (own.length === 0) setTyped(null);
          }}
        />
        <NativeSelect
          aria-label={`Unit of ${field.label}`}
          className="w-24"
          value={unit}
          onChange={({ target }) => {
            const next = Number(target.value);
            setUnit(next);
            setTyped(null);
            if (number !== null) onChange((number / unit) * next);
          }}
        >
          {UNITS.map(({ word, seconds }) => (
            <option key={word} value={seconds}>
              {word}
            </option>
          ))}
        </NativeSelect>
      </div>
    </FieldShell>
  );
}
