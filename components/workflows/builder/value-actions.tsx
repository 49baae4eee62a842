"use client";

import { Copy, Download } from "lucide-react";
import { toast } from "@/hooks/toast";
import { Button } from "@/components/ui/button";
import { DisclosureMenu } from "@/components/ui/disclosure-menu";
import type { OutputTable } from "@/lib/workflows/output-table";
import { copyText } from "./copy-text";

const ITEM =
  "flex h-7 w-full items-center rounded-md px-2 text-table whitespace-nowrap hover:bg-accent";

type ActionsProps = { value: unknown; table: OutputTable | null; name: string };

/** The whole value, also what the page shows only the head of. */
export function ValueActions({ value, table, name }: ActionsProps) {
  const toJson = () => JSON.stringify(value, null, 2) ?? "null";
  return (
    <>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label="Copy as JSON"
        title="Copy as JSON"
        onClick={() => void copyText(toJson(), "Copied as JSON")}
      >
        <Copy aria-hidden />
      </Button>
      <DisclosureMenu
        aria-label="Download"
        title="Download"
        summary={<Download aria-hidden />}
        className="h-6 px-1.5"
        panelClassName="right-0"
        closeOnAct
      >
        <button
          type="button"
          className={ITEM}
          onClick={() => void save(`${name}.json`, "application/json", toJson)}
        >
          JSON, all of it
        </button>
        {table && (
          <button
            type="button"
            className={ITEM}
            onClick={() => void save(`${name}.csv`, "text/csv;charset=utf-8", () => toCsv(table))}
          >
            CSV, {table.rows.length} rows
          </button>
        )}
      </DisclosureMenu>
    </>
  );
}

async function toCsv({ rows }: OutputTable): Promise<string> {
  const { columnsOf, rowsToCsv } = await import("@/lib/workflows/rows-to-csv");
  return rowsToCsv(rows, columnsOf(rows));
}

async function save(
  name: string,
  type: string,
  make: () => string | Promise<string>,
): Promise<void> {
  try {
    const { saveFile } = await import("@/components/ui/save-file");
    saveFile(name, type, await make());
  } catch {
    toast.error("Not downloaded");
  }
}
