"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { type ConfigField, readField, writeField } from "@/lib/workflows/config-form";

type ControlProps = {
  id: string;
  field: ConfigField;
  value: unknown;
  errors: readonly string[];
  onChange: (value: unknown) => void;
  /** When what was typed is one whole edit. */
  onDone: () => void;
};

/** A labelled control; what cannot be read yet stays as typed and says what is wrong. */
export function ConfigControl(props: ControlProps) {
  const { id, field, errors } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : readField(field, typed);
  const own = read && "error" in read ? [read.error] : [];
  const all = own.length > 0 ? own : errors;
  const noteId = `${id}-note`;
  const note = all.length > 0 ? all.join(" · ") : field.help;
  return (
    <div className="flex flex-col gap-1">
      <Label htmlFor={id}>
        {field.label}
        {field.isRequired && (
          <span className="text-no" title="Required">
            {" "}
            *
          </span>
        )}
      </Label>
      <Control
        {...props}
        noteId={note ? noteId : undefined}
        isWrong={all.length > 0}
        typed={typed}
        setTyped={setTyped}
      />
      {note && (
        <p id={noteId} className={all.length > 0 ? "text-label text-no" : "text-label text-faint"}>
          {note}
        </p>
      )}
    </div>
  );
}

type InnerProps = ControlProps & {
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
    field.default === undefined ? (isSwitch ? "Either" : "Not set") : `Default: ${field.default}`;
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
  if (field.widget === "prompt") return <Textarea rows={6} {...common} />;
  if (field.widget === "json")
    return <Textarea rows={6} spellCheck={false} {...common} className="font-mono text-label" />;
  const listId = field.suggestions.length > 0 ? `${id}-list` : undefined;
  const isNumber = field.widget === "number";
  return (
    <>
      <Input
        {...common}
        autoComplete="off"
        inputMode={isNumber && !field.takesTemplate ? "decimal" : "text"}
        className={isNumber ? "tabular-nums" : undefined}
        list={listId}
      />
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
