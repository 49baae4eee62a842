"use client";

import { useContext } from "react";
import { type ConfigField, toConfigFields } from "@/lib/workflows/config-form";
import type { NodeTypeInfo } from "@/lib/workflows/api";
import type { GraphNode, Problem } from "@/lib/workflows/graph";
import { ProblemsContext, ReadOnlyContext, useBuilder } from "./builder-context";
import { ConditionsControl } from "./conditions-control";
import { ConfigControl } from "./config-control";
import { NodeSettings } from "./node-settings";

export function ConfigForm({ node, info }: { node: GraphNode; info: NodeTypeInfo | undefined }) {
  const problems = useContext(ProblemsContext).get(node.id) ?? [];
  const isReadOnly = useContext(ReadOnlyContext);
  const fields = info ? toConfigFields(info.configSchema) : [];
  const names = new Set(fields.map((field) => field.name));
  const general = problems.filter((problem) => !names.has(topOf(problem)));
  return (
    <fieldset disabled={isReadOnly} className="flex min-h-0 flex-col overflow-y-auto">
      {general.length > 0 && (
        <ul className="border-b border-no/30 bg-no/5 px-3 py-2 text-table text-no">
          {general.map((problem) => (
            <li key={problem.code + problem.message}>{problem.message}</li>
          ))}
        </ul>
      )}
      <div className="flex flex-col gap-3 p-3">
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            node={node}
            info={info}
            problems={problems.filter((problem) => topOf(problem) === field.name)}
          />
        ))}
        {fields.length === 0 && (
          <p className="text-table text-muted-foreground">
            {info ? "Nothing to set." : `This build knows no node type ${node.type}.`}
          </p>
        )}
      </div>
      <NodeSettings node={node} />
    </fieldset>
  );
}

const topOf = (problem: Problem) => problem.field?.split(/[.[]/)[0] ?? "";

type FieldProps = {
  field: ConfigField;
  node: GraphNode;
  info: NodeTypeInfo | undefined;
  problems: readonly Problem[];
};

function Field({ field, node, info, problems }: FieldProps) {
  const { actions } = useBuilder();
  const value = node.config[field.name];
  const id = `config-${node.id}-${field.name}`;
  const set = (next: unknown) => actions.setConfig(node.id, field.name, next);
  const errors = problems.map((problem) => problem.message);
  if (field.widget === "conditions")
    return (
      <ConditionsControl
        field={field}
        schema={info?.configSchema ?? {}}
        value={value}
        errors={errors}
        onChange={set}
      />
    );
  return (
    <ConfigControl
      key={id}
      id={id}
      field={field}
      value={value}
      errors={errors}
      onChange={set}
      onDone={actions.endStep}
    />
  );
}
