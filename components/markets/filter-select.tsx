"use client";

import { NativeSelect } from "@/components/ui/native-select";

type Choice = { value: string; label: string };

/** A filter with few usual values; one that came by a link and is not among them is offered too. */
export function FilterSelect({
  name,
  label,
  any,
  choices,
  value,
  onChange,
}: {
  name: string;
  label: string;
  any: string;
  choices: readonly Choice[];
  value: string | undefined;
  onChange: (value: string | null) => void;
}) {
  const isForeign = value !== undefined && !choices.some((choice) => choice.value === value);
  return (
    <NativeSelect
      name={name}
      aria-label={label}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || null)}
      className="max-w-44 shrink-0"
    >
      <option value="">{any}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {label} {choice.label}
        </option>
      ))}
      {isForeign && <option value={value}>{`${label} ${value}`}</option>}
    </NativeSelect>
  );
}
