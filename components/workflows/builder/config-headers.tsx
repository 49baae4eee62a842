"use client";

import { KeyRound, Plus, Type, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { isRow } from "@/lib/workflows/is-row";
import { type FieldControlProps, FieldShell } from "./config-field-shell";
import { SecretSelect } from "./secret-select";

type Header = { name: string; value: unknown };

const toHeaders = (value: unknown): Header[] =>
  isRow(value) ? Object.entries(value).map(([name, each]) => ({ name, value: each })) : [];

/** A row a header; its value is written out or is one of the user's secrets. */
export function HeadersControl({ id, field, value, errors, onChange, onDone }: FieldControlProps) {
  const [rows, setRows] = useState(() => toHeaders(value));
  const set = (next: Header[]) => {
    setRows(next);
    const named = next.filter(({ name }) => name.trim() !== "");
    onChange(
      named.length === 0
        ? undefined
        : Object.fromEntries(named.map((row) => [row.name.trim(), row.value])),
    );
  };
  const change = (index: number, part: Partial<Header>) =>
    set(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <FieldShell id={id} field={field} errors={errors}>
      {rows.map((row, index) => {
        const secret = isRow(row.value) ? row.value["secret"] : undefined;
        const isSecret = typeof secret === "string";
        return (
          // oxlint-disable-next-line react/no-array-index-key -- rows have no id, and their names change while one types
          <div key={index} className="flex items-start gap-1">
            <Input
              aria-label={`Name of header ${index + 1}`}
              className="w-32 shrink-0"
              placeholder="Authorization"
              value={row.name}
              onChange={({ target }) => change(index, { name: target.value })}
              onBlur={onDone}
            />
            {isSecret ? (
              <SecretSelect
                id={`${id}-${index}`}
                label={`Secret of header ${index + 1}`}
                name={secret}
                onName={(name) => change(index, { value: { secret: name } })}
              />
            ) : (
              <Input
                aria-label={`Value of header ${index + 1}`}
                value={typeof row.value === "string" ? row.value : ""}
                onChange={({ target }) => change(index, { value: target.value })}
                onBlur={onDone}
              />
            )}
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={
                isSecret
                  ? `Write header ${index + 1} out`
                  : `Take header ${index + 1} from a secret`
              }
              title={isSecret ? "Write it out" : "Take it from a secret"}
              onClick={() => change(index, { value: isSecret ? "" : { secret: "" } })}
            >
              {isSecret ? <Type aria-hidden /> : <KeyRound aria-hidden />}
            </Button>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Remove header ${index + 1}`}
              title="Remove"
              onClick={() => set(rows.filter((_, at) => at !== index))}
            >
              <X aria-hidden />
            </Button>
          </div>
        );
      })}
      <Button
        id={id}
        variant="outline"
        size="sm"
        className="self-start"
        onClick={() => set([...rows, { name: "", value: "" }])}
      >
        <Plus aria-hidden />
        Add header
      </Button>
    </FieldShell>
  );
}
