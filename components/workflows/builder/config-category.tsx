"use client";

import { useState } from "react";
import { NativeSelect } from "@/components/ui/native-select";
import { useCategories } from "@/hooks/use-categories";
import { describedBy, type FieldControlProps, FieldShell } from "./config-field-shell";

const COUNT = new Intl.NumberFormat("en-US");

/** The categories of the active source, each with how many open markets it has. */
export function CategoryControl({ id, field, value, errors, onChange }: FieldControlProps) {
  const [isWanted, setWanted] = useState(false);
  const { names, counts } = useCategories(isWanted);
  const now = typeof value === "string" ? value : "";
  const offered = now === "" || names.includes(now) ? names : [now, ...names];
  return (
    <FieldShell id={id} field={field} errors={errors}>
      <NativeSelect
        id={id}
        {...describedBy(id, field, errors)}
        value={now}
        onFocus={() => setWanted(true)}
        onPointerEnter={() => setWanted(true)}
        onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
      >
        <option value="">All categories</option>
        {offered.map((name) => {
          const count = counts?.[name];
          return (
            <option key={name} value={name}>
              {name}
              {count !== undefined && ` · ${COUNT.format(count)} open`}
            </option>
          );
        })}
      </NativeSelect>
    </FieldShell>
  );
}
