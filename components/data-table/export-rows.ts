import { saveFile } from "@/components/ui/save-file";
import { columnsOf, rowsToCsv } from "@/lib/workflows/rows-to-csv";
import { flattenRow } from "./flatten-row";

export type ExportFormat = "csv" | "json";

/** Saves rows as a file: JSON as they came, CSV with a column a part. */
export function exportRows(
  name: string,
  format: ExportFormat,
  rows: readonly Record<string, unknown>[],
): void {
  if (format === "json") {
    saveFile(`${name}.json`, "application/json", JSON.stringify(rows, null, 2));
    return;
  }
  const flat = rows.map((row) => flattenRow(row));
  saveFile(`${name}.csv`, "text/csv;charset=utf-8", rowsToCsv(flat, columnsOf(flat)));
}
