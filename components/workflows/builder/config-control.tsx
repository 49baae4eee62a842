"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { readField, writeField } from "@/lib/workflows/config-form";
import { type FieldControlProps, FieldShell, noteIdOf } from "./config-field-shell";

/** A labelled control; what cannot be read yet stays as typed and says what is wrong. */
export function ConfigControl(props: FieldControlProps) {
  const { id, field, errors } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : readField(field, typed);
  const own = read && "error" in read ? [read.error] : errors;
  return (
    <FieldShell id={id} field={field} errors={own}>
      <Control
        {...props}
        noteId={field.help || own.length > 0 ? noteIdOf(id) : undefined}
        isWrong={own.length > 0}
        typed={typed}
        setTyped={setTyped}
      />
    </FieldShell>
  );
}

type InnerProps = FieldControlProps & {
  noteId: string | undefined;
  isWrong: boolean;
  typed: string | null;
  setTyped: (typed: string | null) => void;
};

function Control(props: InnerProps) {
  const { field } = props;
  if (field.widget === "select") return <Choice {...props} options={field.options} />;
  if (field.widget === "switch") return <Choice {...props} options={["true", "false"]} />;
  return <TextControl {...props} />;
}

/** Unset is a choice of its own: the default then holds. */
function Choice({
  id,
  field,
  value,
  noteId,
  isWrong,
  onChange,
  options,
}: InnerProps & { options: string[] }) {
  const isSwitch = field.widget === "switch";
  const words: Record<string, string> = isSwitch ? { true: "Yes", false: "No" } : {};
  const unset =
    field.default === undefined
      ? isSwitch
        ? "Either"
        : "Not set"
      : `Default: ${words[String(field.default)] ?? field.default}`;
  const now = value === undefined || value === null ? "" : String(value);
  return (
    <NativeSelect
      id={id}
      aria-describedby={noteId}
      aria-invalid={isWrong || undefined}
      value={now}
      onChange={(event) => {
        const next = event.target.value;
        onChange(next === "" ? undefined : isSwitch ? next === "true" : next);
      }}
    >
      {!field.isRequired && <option value="">{unset}</option>}
      {now !== "" && !options.includes(now) && <option value={now}>{now}</option>}
      {options.map((option) => (
        <option key={option} value={option}>
          {words[option] ?? option}
        </option>
      ))}
    </NativeSelect>
  );
}

function TextControl(props: InnerProps) {
  const { id, field, value, noteId, isWrong, typed, setTyped, onChange, onDone } = props;
  const common = {
    id,
    "aria-describedby": noteId,
    "aria-invalid": isWrong || undefined,
    "aria-required": field.isRequired || undefined,
    placeholder: field.placeholder,
    value: typed ?? writeField(field, value),
    onChange: (event: { target: { value: string } }) => {
      const text = event.target.value;
      setTyped(text);
      const read = readField(field, text);
      if ("value" in read) onChange(read.value);
    },
    onBlur: () => {
      onDone();
      if (typed !== null && "value" in readField(field, typed)) setTyped(null);
    },
  };
  if (field.widget === "json")
    return <Textarea rows={6} spellCheck={false} {...common} className="font-mono text-label" />;
  const listId = field.suggestions.length > 0 ? `${id}-list` : undefined;
  return (
    <>
      <Input {...common} autoComplete="off" list={listId} />
      {listId && (
        <datalist id={listId}>
          {field.suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion}>
              {suggestion}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}
