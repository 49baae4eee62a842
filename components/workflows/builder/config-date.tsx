"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { formatMoment } from "@/lib/markets/format-moment";
import { describedBy, type FieldControlProps, FieldShell } from "./config-field-shell";

/** A moment in the browser's own picker, kept as UTC; a variable may be typed instead. */
export function DateControl({ id, field, value, errors, onChange, onDone }: FieldControlProps) {
  const text = typeof value === "string" ? value : "";
  const [isText, setText] = useState(text.includes("{{"));
  return (
    <FieldShell
      id={id}
      field={field}
      errors={errors}
      aside={
        <button
          type="button"
          className="text-label text-muted-foreground hover:text-foreground"
          onClick={() => setText(!isText)}
        >
          {isText ? "Pick a date" : "As text"}
        </button>
      }
    >
      {isText ? (
        <Input
          id={id}
          {...describedBy(id, field, errors)}
          placeholder="2026-12-31T18:00:00Z or {{name}}"
          value={text}
          onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
          onBlur={onDone}
        />
      ) : (
        <Input
          id={id}
          {...describedBy(id, field, errors)}
          type="datetime-local"
          value={toLocal(text)}
          onChange={({ target }) => {
            const moment = new Date(target.value);
            onChange(Number.isNaN(moment.getTime()) ? undefined : moment.toISOString());
          }}
          onBlur={onDone}
        />
      )}
      {!isText && text !== "" && !Number.isNaN(Date.parse(text)) && (
        <span className="text-label text-faint">{formatMoment(new Date(text).toISOString())}</span>
      )}
    </FieldShell>
  );
}

/** As the browser's field takes it: local time without a zone. */
function toLocal(iso: string): string {
  const moment = new Date(iso);
  if (iso === "" || Number.isNaN(moment.getTime())) return "";
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
