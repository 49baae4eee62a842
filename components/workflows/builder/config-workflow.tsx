"use client";

import Link from "next/link";
import { NativeSelect } from "@/components/ui/native-select";
import { useWorkflows } from "@/hooks/use-workflows";
import { useBuilder } from "./builder-context";
import { describedBy, type FieldControlProps, FieldShell } from "./config-field-shell";

/** One of the user's workflows; not this one, which would call itself without end. */
export function WorkflowControl({ id, field, value, errors, onChange }: FieldControlProps) {
  const { workflow } = useBuilder();
  const { data, isPending, isError } = useWorkflows({ sort: "name", limit: 1000 });
  const now = typeof value === "string" ? value : "";
  const others = data?.data.filter((each) => each.id !== workflow.id) ?? [];
  const isLost = now !== "" && data !== undefined && !others.some((each) => each.id === now);
  return (
    <FieldShell
      id={id}
      field={field}
      errors={isLost ? ["This workflow is none of yours, or was deleted", ...errors] : errors}
      aside={
        now !== "" &&
        !isLost && (
          <Link
            href={`/strategy-builder/${now}`}
            target="_blank"
            className="text-label text-muted-foreground hover:text-foreground"
          >
            Open
          </Link>
        )
      }
    >
      <NativeSelect
        id={id}
        {...describedBy(id, field, errors)}
        value={now}
        onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
      >
        <option value="">{isPending ? "Loading…" : isError ? "Could not be read" : "None"}</option>
        {now !== "" && (isLost || !data) && <option value={now}>{now}</option>}
        {others.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name} · {each.nodeCount} nodes{each.status === "draft" ? " · draft" : ""}
          </option>
        ))}
      </NativeSelect>
    </FieldShell>
  );
}
