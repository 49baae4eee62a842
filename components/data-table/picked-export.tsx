"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ExportFormat } from "./export-rows";
import type { RowSelection } from "./use-row-selection";

const FORMATS: readonly ExportFormat[] = ["csv", "json"];

/** The picked rows as a file. */
export function PickedExport<Row extends object>({
  selection,
  name,
}: {
  selection: RowSelection<Row>;
  /** The file's name without its ending. */
  name: string;
}) {
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const save = async (format: ExportFormat) => {
    setState("busy");
    try {
      const { exportRows } = await import("./export-rows");
      const rows = await selection.collect(Number.POSITIVE_INFINITY);
      exportRows(name, format, rows as readonly Record<string, unknown>[]);
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      {FORMATS.map((format) => (
        <Button
          key={format}
          variant="outline"
          size="sm"
          disabled={state === "busy"}
          onClick={() => void save(format)}
        >
          <Download aria-hidden />
          {format.toUpperCase()}
        </Button>
      ))}
      {state === "failed" && (
        <span role="alert" className="text-label text-no">
          The export broke off. Try again.
        </span>
      )}
    </>
  );
}
