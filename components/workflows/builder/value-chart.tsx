"use client";

import { useCallback, useState } from "react";
import { Chart } from "@/components/charts/chart";
import { readPalette } from "@/components/charts/read-palette";
import { EmptyState } from "@/components/ui/empty-state";
import { NativeSelect } from "@/components/ui/native-select";
import type { OutputTable } from "@/lib/workflows/output-table";
import { chartFields, drawnRows, outputChartOption } from "@/lib/workflows/output-chart";

/** One number of each row as a bar, or over time as a line. */
export function ValueChart({ table }: { table: OutputTable }) {
  const fields = chartFields(table);
  const [y, setY] = useState<string | null>(null);
  const [x, setX] = useState<string | null>(null);
  const value = y ?? fields.y[0];
  const name = x ?? fields.x[0] ?? null;
  if (value === undefined)
    return <EmptyState title="Nothing to draw" reason="No field has a number in most rows." />;
  const drawn = drawnRows(table, { x: name, y: value });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-2 px-3 py-1.5 text-label">
        <NativeSelect
          aria-label="Field to draw"
          className="min-w-0"
          value={value}
          onChange={({ target }) => setY(target.value)}
        >
          {fields.y.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </NativeSelect>
        {fields.x.length > 0 && (
          <>
            <span className="text-faint">by</span>
            <NativeSelect
              aria-label="Field of the axis"
              className="min-w-0"
              value={name ?? ""}
              onChange={({ target }) => setX(target.value)}
            >
              {fields.x.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </NativeSelect>
          </>
        )}
        <span className="ml-auto whitespace-nowrap text-faint">
          {drawn} of {table.rows.length} rows
        </span>
      </div>
      <Picture table={table} x={name} y={value} />
    </div>
  );
}

function Picture({ table, x, y }: { table: OutputTable; x: string | null; y: string }) {
  const option = useCallback(
    () => outputChartOption(table, { x, y }, readPalette("--blue")),
    [table, x, y],
  );
  return (
    <Chart
      label={`${y} by ${x ?? "row"}; the table holds the same`}
      option={option}
      className="min-h-48 flex-1"
    />
  );
}
