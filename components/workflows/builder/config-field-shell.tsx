"use client";

import type { ReactNode } from "react";
import { Label } from "@/components/ui/label";
import { cn } from "@/components/ui/cn";
import type { ConfigField } from "@/lib/workflows/config-form";

/** What every control of the form gets. */
export type FieldControlProps = {
  id: string;
  nodeId: string;
  field: ConfigField;
  value: unknown;
  errors: readonly string[];
  onChange: (value: unknown) => void;
  /** When what was typed is one whole edit. */
  onDone: () => void;
};

type ShellProps = {
  id: string;
  field: ConfigField;
  /** Beside the label, at its right. */
  aside?: ReactNode;
  errors: readonly string[];
  children: ReactNode;
};

/** Label, control, and below it what is wrong or else what the field means. */
export function FieldShell({ id, field, aside, errors, children }: ShellProps) {
  const note = errors.length > 0 ? errors.join(" · ") : field.help;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex min-h-4 items-end justify-between gap-2">
        <Label htmlFor={id} id={`${id}-label`}>
          {field.label}
          {field.isRequired && (
            <span className="text-no" title="Required">
              {" "}
              *
            </span>
          )}
        </Label>
        {aside}
      </div>
      {children}
      {note && (
        <p
          id={noteIdOf(id)}
          className={cn("text-label", errors.length > 0 ? "text-no" : "text-faint")}
        >
          {note}
        </p>
      )}
    </div>
  );
}

export const noteIdOf = (id: string) => `${id}-note`;

/** For the control itself, so that its note and its state are said with it. */
export const describedBy = (id: string, { help }: ConfigField, errors: readonly string[]) => ({
  "aria-describedby": help || errors.length > 0 ? noteIdOf(id) : undefined,
  "aria-invalid": errors.length > 0 || undefined,
});
