"use client";

import { Wrench } from "lucide-react";
import { useContext, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { useStore } from "@/hooks/use-store";
import { type ConfigField, toConfigFields } from "@/lib/workflows/config-form";
import type { NodeTypeInfo } from "@/lib/workflows/api";
import type { GraphNode, Problem } from "@/lib/workflows/graph";
import { suggestFix } from "@/lib/workflows/suggest-fix";
import { ProblemsContext, ReadOnlyContext, useBuilder } from "./builder-context";
import { ConditionsControl } from "./conditions-control";
import { FieldControl } from "./config-field";
import { NodeSettings } from "./node-settings";
import { PinnedOutput } from "./pinned-output";
import { useNodeSample } from "./use-node-sample";

const NONE: readonly Problem[] = [];

export function ConfigForm({ node, info }: { node: GraphNode; info: NodeTypeInfo | undefined }) {
  const problems = useContext(ProblemsContext).get(node.id) ?? NONE;
  const isReadOnly = useContext(ReadOnlyContext);
  const fields = useMemo(() => (info ? toConfigFields(info.configSchema) : []), [info]);
  const names = new Set(fields.map((field) => field.name));
  const general = problems.filter((problem) => !names.has(topOf(problem)));
  return (
    <fieldset disabled={isReadOnly} className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      {node.pinned !== undefined && <PinnedOutput node={node} />}
      {general.length > 0 && (
        <ul className="border-b border-no/30 bg-no/5 px-3 py-2 text-table text-no">
          {general.map((problem) => (
            <li key={problem.code + problem.message}>
              {problem.message}
              <FixButton problem={problem} node={node} info={info} />
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-col gap-3 p-3">
        {fields.map((field) => (
          <Field
            key={field.name}
            name={field.name}
            fields={fields}
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
  name: string;
  fields: ReturnType<typeof toConfigFields>;
  node: GraphNode;
  info: NodeTypeInfo | undefined;
  problems: readonly Problem[];
};

function Field({ name, fields, node, info, problems }: FieldProps) {
  const { actions } = useBuilder();
  const field = fields.find((each) => each.name === name);
  if (!field) return null;
  const id = `config-${node.id}-${name}`;
  const set = (next: unknown) => actions.setConfig(node.id, name, next);
  return (
    <div>
      {field.widget === "conditions" ? (
        <Conditions
          node={node}
          field={field}
          schema={info?.configSchema ?? {}}
          problems={problems}
          onChange={set}
        />
      ) : (
        <FieldControl
          key={id}
          id={id}
          nodeId={node.id}
          field={field}
          value={node.config[name]}
          problems={problems}
          onChange={set}
          onDone={actions.endStep}
        />
      )}
      {problems.map((problem) => (
        <FixButton
          key={`${problem.field} ${problem.message}`}
          problem={problem}
          node={node}
          info={info}
        />
      ))}
    </div>
  );
}

type ConditionsProps = {
  node: GraphNode;
  field: ConfigField;
  schema: Record<string, unknown>;
  problems: readonly Problem[];
  onChange: (value: unknown) => void;
};

function Conditions({ node, field, ...rest }: ConditionsProps) {
  const { canvas } = useBuilder();
  const variables = useStore(canvas, (state) => state.graph.variables);
  return (
    <ConditionsControl
      field={field}
      value={node.config[field.name]}
      sample={useNodeSample(node.id)}
      variables={Object.keys(variables ?? {})}
      {...rest}
    />
  );
}

type FixProps = { problem: Problem; node: GraphNode; info: NodeTypeInfo | undefined };

/** Offers the one change that does away with a problem, where there is one. */
function FixButton({ problem, node, info }: FixProps) {
  const { actions } = useBuilder();
  const fix = suggestFix(problem, node, info);
  if (!fix) return null;
  return (
    <Button
      variant="outline"
      size="sm"
      className="mt-1"
      onClick={() => {
        actions.endStep();
        actions.change(node.id, { config: fix.config });
      }}
    >
      <Wrench aria-hidden />
      {fix.label}
    </Button>
  );
}
