"use client";

import { NativeSelect } from "@/components/ui/native-select";
import { useBuilder } from "./builder-context";
import { describedBy, type FieldControlProps, FieldShell } from "./config-field-shell";
import { useGraphMeaning } from "./use-graph-meaning";

/** One of the nodes that feed this one. */
export function ParentControl({ id, nodeId, field, value, errors, onChange }: FieldControlProps) {
  const { canvas, types } = useBuilder();
  const { nodes, edges } = useGraphMeaning(canvas);
  const sources = new Set(
    edges.filter(({ target }) => target === nodeId).map(({ source }) => source),
  );
  const parents = nodes.filter((node) => sources.has(node.id));
  const now = typeof value === "string" ? value : "";
  return (
    <FieldShell id={id} field={field} errors={errors}>
      <NativeSelect
        id={id}
        {...describedBy(id, field, errors)}
        value={now}
        onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
      >
        <option value="">The first one</option>
        {now !== "" && !sources.has(now) && <option value={now}>{now} (not connected)</option>}
        {parents.map((node) => (
          <option key={node.id} value={node.id}>
            {node.label ?? types.get(node.type)?.label ?? node.type}
          </option>
        ))}
      </NativeSelect>
    </FieldShell>
  );
}
