"use client";

import { useId } from "react";
import { Input } from "@/components/ui/input";
import { toCell } from "@/lib/workflows/output-table";
import type { SampleField } from "@/lib/workflows/sample-fields";

type FieldInputProps = {
  id?: string;
  label: string;
  value: string;
  fields: readonly SampleField[];
  /** Offered where nothing is known of what comes in. */
  fallback?: readonly string[];
  placeholder?: string;
  className?: string;
  isWrong?: boolean;
  onChange: (path: string) => void;
  onDone?: () => void;
};

/** The name of a field, offered from what comes in with its kind and one of its values; any other may be typed. */
export function FieldInput(props: FieldInputProps) {
  const { label, value, fields, fallback = [], onChange, onDone, isWrong, ...rest } = props;
  const listId = useId();
  const known = fields.find(({ path }) => path === value.replace(/^-/, ""));
  return (
    <>
      <Input
        {...rest}
        aria-label={label}
        aria-invalid={isWrong || undefined}
        autoComplete="off"
        spellCheck={false}
        list={listId}
        title={known ? describe(known) : undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onDone}
      />
      <datalist id={listId}>
        {fields.map((field) => (
          <option key={field.path} value={field.path}>
            {describe(field)}
          </option>
        ))}
        {fields.length === 0 &&
          fallback.map((path) => (
            <option key={path} value={path}>
              {path}
            </option>
          ))}
      </datalist>
    </>
  );
}

function describe({ kind, example }: SampleField): string {
  const text = example === undefined ? "" : toCell(example);
  return text === "" ? kind : `${kind}, such as ${text.slice(0, 40)}`;
}
