"use client";

import { useRef } from "react";
import { Textarea } from "@/components/ui/textarea";
import { writeField } from "@/lib/workflows/config-form";
import { describedBy, type FieldControlProps, FieldShell } from "./config-field-shell";
import { InsertMenu } from "./config-insert-menu";

/** Grows with its text; variables and fields are put in at the cursor. */
export function PromptControl(props: FieldControlProps) {
  const { id, nodeId, field, value, errors, onChange, onDone } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const text = writeField(field, value);
  const insert = (piece: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {};
    const next = text.slice(0, selectionStart) + piece + text.slice(selectionEnd);
    onChange(next);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(selectionStart + piece.length, selectionStart + piece.length);
    });
  };
  return (
    <FieldShell
      id={id}
      field={field}
      errors={errors}
      aside={<InsertMenu nodeId={nodeId} onInsert={insert} />}
    >
      <Textarea
        ref={area}
        id={id}
        {...describedBy(id, field, errors)}
        aria-required={field.isRequired || undefined}
        rows={4}
        className="field-sizing-content max-h-96 min-h-20"
        placeholder={field.placeholder}
        value={text}
        onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
        onBlur={onDone}
      />
    </FieldShell>
  );
}
