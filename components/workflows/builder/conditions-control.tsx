"use client";

import { Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { type ConfigField, conditionFields, conditionOperators } from "@/lib/workflows/config-form";
import { readConditionValue, writeConditionValue } from "@/lib/workflows/condition-value";
import { operatorWord } from "@/lib/workflows/describe-config";
import type { Problem } from "@/lib/workflows/graph";
import { distinctValues, operatorsFor } from "@/lib/workflows/sample-fields";
import { FieldInput } from "./field-input";
import type { NodeSample } from "./use-node-sample";

type Condition = Record<string, unknown>;

type ConditionsProps = {
  field: ConfigField;
  schema: Record<string, unknown>;
  value: unknown;
  problems: readonly Problem[];
  /** What comes in: offered in place of the schema's own suggestions. */
  sample: Pick<NodeSample, "fields" | "value">;
  variables: readonly string[];
  onChange: (value: Condition[]) => void;
};

/** Rows of field, operator and value, as `filter` takes them. */
export function ConditionsControl(props: ConditionsProps) {
  const { field, schema, value, problems, sample, variables, onChange } = props;
  const conditions = Array.isArray(value) ? (value as Condition[]) : [];
  const fallback = conditionFields(schema, field.name);
  const operators = conditionOperators(schema, field.name);
  const first = sample.fields.find(({ kind }) => kind === "number") ?? sample.fields[0];
  const setRow = (index: number, next: Condition) =>
    onChange(conditions.map((condition, at) => (at === index ? next : condition)));
  const add = () =>
    onChange([
      ...conditions,
      { field: first?.path ?? fallback[0] ?? "", operator: operators[0] ?? "eq", value: "" },
    ]);
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="label-caps mb-1">{field.label}</legend>
      {conditions.map((condition, index) => (
        <ConditionRow
          // oxlint-disable-next-line react/no-array-index-key -- conditions have no id and are equal to others at times
          key={index}
          number={index + 1}
          condition={condition}
          sample={sample}
          fallback={fallback}
          variables={variables}
          operators={operators}
          problems={problems.filter(({ field: at }) => at?.startsWith(`${field.name}.${index}.`))}
          onChange={(next) => setRow(index, next)}
          onRemove={() => onChange(conditions.filter((_, at) => at !== index))}
        />
      ))}
      {problems
        .filter(({ field: at }) => at === field.name)
        .map(({ message }) => (
          <p key={message} className="text-label text-no">
            {message}
          </p>
        ))}
      <Button variant="outline" size="sm" className="self-start" onClick={add}>
        <Plus aria-hidden />
        Add condition
      </Button>
    </fieldset>
  );
}

type RowProps = {
  number: number;
  condition: Condition;
  sample: ConditionsProps["sample"];
  fallback: string[];
  variables: readonly string[];
  operators: string[];
  problems: readonly Problem[];
  onChange: (next: Condition) => void;
  onRemove: () => void;
};

const NEEDS_NO_VALUE = new Set(["is_null", "not_null"]);

function ConditionRow(props: RowProps) {
  const { number, condition, sample, fallback, problems, onChange, onRemove } = props;
  const operator = String(condition["operator"] ?? "");
  const named = String(condition["field"] ?? "");
  const kind = sample.fields.find(({ path }) => path === named)?.kind ?? "unknown";
  const suited = operatorsFor(kind, props.operators);
  const setOperator = (next: string) => {
    const { value, ...rest } = condition;
    onChange(
      NEEDS_NO_VALUE.has(next)
        ? { ...rest, operator: next }
        : { ...rest, operator: next, value: readConditionValue(next, writeConditionValue(value)) },
    );
  };
  const isWrong = (part: string) => problems.some(({ field }) => field?.endsWith(`.${part}`));
  return (
    <div className="flex flex-col gap-0.5">
      <div className="flex items-center gap-1">
        <FieldInput
          label={`Field of condition ${number}`}
          className="flex-[3]"
          value={named}
          fields={sample.fields}
          fallback={fallback}
          isWrong={isWrong("field")}
          onChange={(field) => onChange({ ...condition, field })}
        />
        <NativeSelect
          aria-label={`Operator of condition ${number}`}
          className="w-[86px] shrink-0"
          value={operator}
          onChange={(event) => setOperator(event.target.value)}
        >
          {!suited.includes(operator) && <option value={operator}>{operatorWord(operator)}</option>}
          {suited.map((each) => (
            <option key={each} value={each}>
              {operatorWord(each)}
            </option>
          ))}
        </NativeSelect>
        {!NEEDS_NO_VALUE.has(operator) && (
          <ConditionValue {...props} operator={operator} isWrong={isWrong("value")} />
        )}
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Remove condition ${number}`}
          title="Remove"
          onClick={onRemove}
        >
          <X aria-hidden />
        </Button>
      </div>
      {problems.map(({ field, message }) => (
        <p key={message} className="text-label text-no">
          {field ? message.replace(`${field}: `, "") : message}
        </p>
      ))}
    </div>
  );
}

type ValueProps = RowProps & { operator: string; isWrong: boolean };

/** Offers the workflow's variables, and of a text the values that really come in. */
function ConditionValue({
  number,
  condition,
  sample,
  variables,
  operator,
  isWrong,
  onChange,
}: ValueProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const listId = useId();
  const named = String(condition["field"] ?? "");
  return (
    <>
      <Input
        aria-label={`Value of condition ${number}`}
        aria-invalid={isWrong || undefined}
        placeholder={operator === "in" ? "a, b" : "value"}
        autoComplete="off"
        className="min-w-0 flex-[2]"
        list={listId}
        value={typed ?? writeConditionValue(condition["value"])}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange({ ...condition, value: readConditionValue(operator, event.target.value) });
        }}
        onBlur={() => setTyped(null)}
      />
      <datalist id={listId}>
        {variables.map((name) => (
          <option key={name} value={`{{${name}}}`}>
            variable
          </option>
        ))}
        {distinctValues(sample.value, named).map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </datalist>
    </>
  );
}
