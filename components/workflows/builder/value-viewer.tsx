"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useMemo, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { type OutputTable, toOutputTable } from "@/lib/workflows/output-table";
import { ValueActions } from "./value-actions";
import { ValueTable } from "./value-table";
import { ValueTree } from "./value-tree";

const ValueChart = dynamic(() => import("./value-chart").then((file) => file.ValueChart), {
  loading: () => <Skeleton className="m-3 h-48" />,
});

type Face = "text" | "table" | "json" | "chart";

const FACE_WORDS: Record<Face, string> = {
  text: "Text",
  table: "Table",
  json: "JSON",
  chart: "Chart",
};

type ViewerProps = {
  value: unknown;
  note?: ReactNode;
  /** The file's name without its ending. */
  name?: string;
};

/** Whatever a node put out, as text, table, JSON or chart. It is data of strangers: drawn as text, never as markup. */
export function ValueViewer({ value, note, name = "output" }: ViewerProps) {
  const [wanted, setWanted] = useState<Face | null>(null);
  const [search, setSearch] = useState("");
  const table = useMemo(() => toOutputTable(value), [value]);
  const text = textOf(value);
  const faces = facesOf(text, table);
  const face = wanted !== null && faces.includes(wanted) ? wanted : (faces[0] ?? "json");
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-8 shrink-0 items-center gap-0.5 border-b border-border px-2">
        {faces.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === face}
            onClick={() => setWanted(each)}
            className={cn(
              "h-6 rounded-md px-1.5 text-label",
              each === face
                ? "bg-accent text-foreground"
                : "text-muted-foreground hover:text-foreground",
            )}
          >
            {FACE_WORDS[each]}
          </button>
        ))}
        {(face === "table" || face === "json") && (
          <Input
            type="search"
            aria-label="Search in the value"
            placeholder="Search"
            className="ml-1 h-6 w-16 shrink text-label"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        )}
        <span
          className="ml-auto min-w-0 truncate pl-1 text-label text-faint"
          title={typeof note === "string" ? note : undefined}
        >
          {note}
        </span>
        <ValueActions value={value} table={table} name={name} />
      </div>
      {face === "table" && table && <ValueTable table={table} search={search} />}
      {face === "text" && (
        <div className="min-h-0 flex-1 overflow-auto p-3 text-table break-words whitespace-pre-wrap">
          {text}
        </div>
      )}
      {face === "json" && <ValueTree value={value} search={search} />}
      {face === "chart" && table && <ValueChart table={table} />}
    </div>
  );
}

const facesOf = (text: string | null, table: OutputTable | null): Face[] => [
  ...(text === null ? [] : ["text" as const]),
  ...(table ? ["table" as const] : []),
  "json",
  ...(table && hasNumbers(table.rows) ? ["chart" as const] : []),
];

const hasNumbers = (rows: readonly Record<string, unknown>[]): boolean =>
  rows.slice(0, 20).some((row) => Object.values(row).some((value) => typeof value === "number"));

/** What a model wrote, or a value that is text itself. */
function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null || !("text" in value)) return null;
  return typeof value.text === "string" ? value.text : null;
}
