"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { type ConfigField, conditionFields, conditionOperators } from "@/lib/workflows/config-form";
import { readConditionValue, writeConditionValue } from "@/lib/workflows/condition-value";
import { operatorWord } from "@/lib/workflows/describe-config";

type Condition = Record<string, unknown>;

type ConditionsProps = {
  field: ConfigField;
  schema: Record<string, unknown>;
  value: unknown;
  errors: readonly string[];
  onChange: (value: Condition[]) => void;
};

/** Rows of field, operator and value, as `filter` takes them. */
export function ConditionsControl({ field, schema, value, errors, onChange }: ConditionsProps) {
  const conditions = Array.isArray(value) ? (value as Condition[]) : [];
  const fields = conditionFields(schema, field.name);
  const operators = conditionOperators(schema, field.name);
  const setRow = (index: number, next: Condition) =>
    onChange(conditions.map((condition, at) => (at === index ? next : condition)));
  const add = () =>
    onChange([
      ...conditions,
      { field: fields[0] ?? "", operator: operators[0] ?? "eq", value: "" },
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
          fields={fields}
          operators={operators}
          onChange={(next) => setRow(index, next)}
          onRemove={() => onChange(conditions.filter((_, at) => at !== index))}
        />
      ))}
      {errors.map((error) => (
        <p key={error} className="text-label text-no">
          {error}
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
  fields: string[];
  operators: string[];
  onChange: (next: Condition) => void;
  onRemove: () => void;
};

const NEEDS_NO_VALUE = new Set(["is_null", "not_null"]);

function ConditionRow({ number, condition, fields, operators, onChange, onRemove }: RowProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const operator = String(condition["operator"] ?? "");
  const named = String(condition["field"] ?? "");
  const set = (key: string, next: unknown) => onChange({ ...condition, [key]: next });
  const setOperator = (next: string) => {
    const { value, ...rest } = condition;
    onChange(
      NEEDS_NO_VALUE.has(next)
        ? { ...rest, operator: next }
        : { ...rest, operator: next, value: readConditionValue(next, writeConditionValue(value)) },
    );
  };
  return (
    <div className="flex items-center gap-1">
      <NativeSelect
        aria-label={`Field of condition ${number}`}
        className="min-w-0 flex-1"
        value={named}
        onChange={(event) => set("field", event.target.value)}
      >
        {!fields.includes(named) && <option value={named}>{named}</option>}
        {fields.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        aria-label={`Operator of condition ${number}`}
        className="w-[86px] shrink-0"
        value={operator}
        onChange={(event) => setOperator(event.target.value)}
      >
        {operators.map((each) => (
          <option key={each} value={each}>
            {operatorWord(each)}
          </option>
        ))}
      </NativeSelect>
      {!NEEDS_NO_VALUE.has(operator) && (
        <Input
          aria-label={`Value of condition ${number}`}
          placeholder={operator === "in" ? "a, b" : "value"}
          autoComplete="off"
          className="w-20 shrink-0"
          value={typed ?? writeConditionValue(condition["value"])}
          onChange={(event) => {
            setTyped(event.target.value);
            set("value", readConditionValue(operator, event.target.value));
          }}
          onBlur={() => setTyped(null)}
        />
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
  );
}
