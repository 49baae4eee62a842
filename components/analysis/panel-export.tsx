"use client";

import { FileDown, ImageDown } from "lucide-react";
import { type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";

type PanelExportProps = {
  /** The files' name without its ending. */
  name: string;
  rows: readonly Record<string, unknown>[];
  /** Where the chart stands; the first drawing in it is the picture. */
  panel: RefObject<HTMLElement | null>;
  hasChart: boolean;
};

/** What the panel shows as figures, and its chart as a picture. */
export function PanelExport({ name, rows, panel, hasChart }: PanelExportProps) {
  const [failure, setFailure] = useState(false);
  const attempt = (work: () => Promise<void>) => {
    setFailure(false);
    work().catch(() => setFailure(true));
  };
  const saveCsv = async () => {
    const { exportRows } = await import("@/components/data-table/export-rows");
    exportRows(name, "csv", rows);
  };
  const savePng = async () => {
    const { saveDrawing } = await import("./save-drawing");
    const drawing = panel.current?.querySelector<SVGSVGElement>("svg[role=img]");
    if (drawing) await saveDrawing(name, drawing);
  };
  return (
    <span className="flex">
      {failure && (
        <span role="alert" className="self-center px-1 text-label text-no">
          not saved
        </span>
      )}
      <Button
        variant="ghost"
        size="icon-sm"
        title="Save these figures as CSV"
        aria-label="Save as CSV"
        onClick={() => attempt(saveCsv)}
      >
        <FileDown aria-hidden />
      </Button>
      {hasChart && (
        <Button
          variant="ghost"
          size="icon-sm"
          title="Save the chart as PNG"
          aria-label="Save as PNG"
          onClick={() => attempt(savePng)}
        >
          <ImageDown aria-hidden />
        </Button>
      )}
    </span>
  );
}
