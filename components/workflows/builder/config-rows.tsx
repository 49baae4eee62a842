"use client";

import { Plus, X } from "lucide-react";
import type { ComponentType } from "react";
import { Button } from "@/components/ui/button";
import type { Problem } from "@/lib/workflows/graph";
import { isRow, type Row } from "@/lib/workflows/is-row";
import type { FieldControlProps } from "./config-field-shell";

/** Of one field of an entry. */
export type ItemControlProps = Omit<FieldControlProps, "errors"> & {
  problems: readonly Problem[];
};

type RowsProps = FieldControlProps & {
  problems: readonly Problem[];
  Item: ComponentType<ItemControlProps>;
};

/** A list of entries, each with the controls that its own schema asks for. */
export function RowsControl(props: RowsProps) {
  const { id, nodeId, field, value, problems, Item, onChange, onDone } = props;
  const rows: Row[] = Array.isArray(value) ? value.map((each) => (isRow(each) ? each : {})) : [];
  const noun = (field.items[0]?.label ?? "entry").toLowerCase();
  const set = (next: Row[]) => onChange(next.length === 0 && !field.isRequired ? undefined : next);
  const own = problems.filter((problem) => problem.field === field.name);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="label-caps mb-1">
        {field.label}
        {field.isRequired && <span className="text-no"> *</span>}
      </legend>
      {field.help && <p className="-mt-1 text-label text-faint">{field.help}</p>}
      {own.map(({ message }) => (
        <p key={message} className="text-label text-no">
          {message}
        </p>
      ))}
      {rows.map((row, index) => (
        <div
          // oxlint-disable-next-line react/no-array-index-key -- entries have no id and may be equal
          key={index}
          className="relative flex flex-col gap-2 rounded-md border border-border p-2 pr-8"
        >
          {field.items.map((item) => (
            <Item
              key={item.name}
              id={`${id}-${index}-${item.name}`}
              nodeId={nodeId}
              field={item}
              value={row[item.name]}
              problems={problems.filter(
                (problem) => problem.field === `${field.name}.${index}.${item.name}`,
              )}
              onChange={(next) =>
                set(rows.map((each, at) => (at === index ? put(each, item.name, next) : each)))
              }
              onDone={onDone}
            />
          ))}
          <Button
            variant="ghost"
            size="icon-sm"
            className="absolute top-1 right-1"
            aria-label={`Remove ${noun} ${index + 1}`}
            title="Remove"
            onClick={() => set(rows.filter((_, at) => at !== index))}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      <Button
        variant="outline"
        size="sm"
        className="self-start"
        onClick={() => set([...rows, freshRow(field.items, rows.length)])}
      >
        <Plus aria-hidden />
        Add {noun}
      </Button>
    </fieldset>
  );
}

function put(row: Row, name: string, value: unknown): Row {
  const { [name]: _before, ...rest } = row;
  return value === undefined ? rest : { ...row, [name]: value };
}

/** What has to be there stands in the form from the first. */
const freshRow = (items: RowsProps["field"]["items"], count: number): Row =>
  Object.fromEntries(
    items.flatMap(({ name, isRequired, options, widget }): [string, unknown][] => {
      if (!isRequired) return [];
      if (widget === "select") return [[name, options[0] ?? ""]];
      return [[name, name === "name" ? `field${count + 1}` : ""]];
    }),
  );
