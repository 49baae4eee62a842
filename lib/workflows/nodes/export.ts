import { z } from "zod";
import { defineNode } from "../node.ts";
import { NodeFault } from "../node-fault.ts";
import { columnsOf, rowsToCsv } from "../rows-to-csv.ts";

const TYPES = { csv: "text/csv; charset=utf-8", json: "application/json" } as const;

export const exportFile = defineNode({
  type: "export",
  version: 1,
  label: "Export",
  description: "Writes what comes in as CSV or JSON",
  category: "sink",
  icon: "file-down",
  docs: "Puts out `{ fileName, contentType, rows, text }`. CSV takes rows: one column a field, or the named ones in their order; unknown is an empty cell, nested values are JSON, and a text that a spreadsheet would run as a formula gets an apostrophe before it. JSON takes anything. A file over 64 KiB is kept by reference and fetched whole; one over 10 MiB is `OUTPUT_TOO_LARGE`.",
  example: { config: { format: "csv", columns: ["title", "price", "volume24h"] } },
  config: z.strictObject({
    format: z.enum(["csv", "json"]).default("csv").meta({ title: "Format" }),
    columns: z.array(z.string().min(1).max(200)).max(200).optional().meta({
      "x-widget": "fields",
      title: "Columns",
      description: "Empty takes all; of JSON rows these fields only",
    }),
    fileName: z
      .string()
      .trim()
      .regex(/^[\w][\w. -]{0,99}$/, "letters, digits, spaces, dots, dashes and underscores")
      .default("export")
      .meta({ title: "File name", description: "Its ending comes from the format" }),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: {
    kind: "record",
    schema: z.object({
      fileName: z.string(),
      contentType: z.string(),
      rows: z.number().int().nullable(),
      text: z.string(),
    }),
  },
  pure: true,
  async run({ config: { format, columns, fileName }, input, ctx }) {
    ctx.signal.throwIfAborted();
    const file = { fileName: `${fileName}.${format}`, contentType: TYPES[format] };
    const rows = Array.isArray(input) ? input.length : null;
    if (format === "json")
      return {
        output: { ...file, rows, text: JSON.stringify(pick(input, columns) ?? null, null, 2) },
      };
    const table = toRows(input);
    const text = rowsToCsv(table, columns?.length ? columns : columnsOf(table));
    return { output: { ...file, rows: table.length, text } };
  },
});

type Row = Record<string, unknown>;

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One object is a table of one row; a list of plain values has one column. */
function toRows(input: unknown): Row[] {
  if (Array.isArray(input))
    return input.map((each: unknown) => (isRow(each) ? each : { value: each }));
  if (isRow(input)) return [input];
  throw new NodeFault("BAD_INPUT", "CSV takes rows or an object; choose json for anything else");
}

function pick(input: unknown, columns: readonly string[] | undefined): unknown {
  if (!columns?.length || !Array.isArray(input)) return input;
  return input.map((each: unknown) =>
    isRow(each)
      ? Object.fromEntries(
          columns.map((name) => [name, Object.hasOwn(each, name) ? each[name] : null]),
        )
      : each,
  );
}
