"use client";

import { isRow } from "@/lib/workflows/is-row";
import { type FieldControlProps, FieldShell } from "./config-field-shell";
import { SecretSelect } from "./secret-select";

const nameOf = (value: unknown): string =>
  isRow(value) && typeof value["secret"] === "string" ? value["secret"] : "";

export function SecretControl({ id, field, value, errors, onChange }: FieldControlProps) {
  return (
    <FieldShell id={id} field={field} errors={errors}>
      <SecretSelect
        id={id}
        label={field.label}
        name={nameOf(value)}
        onName={(name) => onChange(name === "" ? undefined : { secret: name })}
      />
    </FieldShell>
  );
}
