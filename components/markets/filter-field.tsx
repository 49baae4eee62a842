"use client";

import { type ComponentProps, useId } from "react";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";

/** A field that takes effect when it is left or on Enter, and follows the URL when that changes. */
export function FilterField({
  label,
  value,
  onCommit,
  ...props
}: {
  label: string;
  value: string | undefined;
  onCommit: (value: string | null) => void;
} & Omit<ComponentProps<"input">, "value" | "onChange">) {
  const id = useId();
  const commit = (text: string) => {
    const next = text.trim() || null;
    if (next !== (value ?? null)) onCommit(next);
  };
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <Label htmlFor={id}>{label}</Label>
      <Input
        key={value ?? ""}
        id={id}
        defaultValue={value ?? ""}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          commit(event.currentTarget.value);
        }}
        {...props}
      />
    </div>
  );
}
