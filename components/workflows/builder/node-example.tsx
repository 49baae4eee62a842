"use client";

import { Skeleton } from "@/components/ui/skeleton";
import { useWorkedExample } from "@/hooks/use-worked-example";
import { toOutputTable } from "@/lib/workflows/output-table";
import type { WorkedExample } from "@/lib/workflows/work-example";
import { ValueTable } from "./value-table";

const MOST_TEXT = 600;
const SHOWN = 8;

/** What the example of a type makes of real rows, computed in front of the reader. Nothing where it cannot be. */
export function NodeExample({ type }: { type: string }) {
  const { data, isPending } = useWorkedExample(type);
  if (isPending)
    return <Skeleton className="h-32" aria-busy="true" aria-label="Working the example" />;
  if (!data) return null;
  return (
    <div className="flex flex-col gap-2" data-testid="worked-example">
      <Part title={`Comes in: ${count(data.input)}`} value={data.input} columns={data.columns} />
      <Part
        title={`Puts out: ${count(data.output)}${data.branch === undefined ? "" : ` by ${data.branch}`}`}
        value={data.output}
        columns={data.columns}
      />
      <p className="text-label text-faint">
        Computed now on rows of the active source, by the node as it runs.
      </p>
    </div>
  );
}

type PartProps = { title: string; value: unknown; columns: WorkedExample["columns"] };

function Part({ title, value, columns }: PartProps) {
  const table = toOutputTable(value);
  const known = new Set(table?.columns);
  const shown = columns.filter((column) => known.has(column));
  return (
    <div>
      <h3 className="label-caps mb-1">{title}</h3>
      {table && table.path === "" ? (
        <div className="flex max-h-60 rounded-md border border-border bg-background">
          <ValueTable
            table={{
              ...table,
              rows: table.rows.slice(-SHOWN),
              columns: shown.length > 0 ? shown : table.columns,
            }}
          />
        </div>
      ) : (
        <pre className="max-h-60 overflow-auto rounded-md border border-border bg-background p-2 font-mono text-label">
          {toText(value)}
        </pre>
      )}
    </div>
  );
}

function toText(value: unknown): string {
  const text = JSON.stringify(value, null, 2) ?? "";
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)} …` : text;
}

function count(value: unknown): string {
  if (!Array.isArray(value)) return "one object";
  const rows = value.length === 1 ? "1 row" : `${value.length} rows`;
  return value.length > SHOWN ? `${rows}, the last ${SHOWN} here` : rows;
}
