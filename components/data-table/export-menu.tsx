"use client";

import { Download } from "lucide-react";
import { type ReactNode, useState } from "react";
import { DisclosureMenu } from "@/components/ui/disclosure-menu";
import { formatCount } from "@/lib/markets/format-count";
import type { ExportFormat } from "./export-rows";

const ITEM =
  "flex h-7 w-full items-center rounded-md px-2 text-table whitespace-nowrap hover:bg-accent disabled:opacity-50";

type ExportMenuProps = {
  /** The file's name without its ending. */
  name: string;
  /** A list of ours with its filter, `/api/…?…`; paging is added here. */
  href: string;
  total: number | null;
  /** Where the server makes the CSV itself. */
  csvHref?: string;
  /** Rows asked for at a time; null where the endpoint answers everything at once. */
  pageSize?: number | null;
  /** Further items, a picture of a chart for example. */
  children?: ReactNode;
};

/** The whole filter, all pages, and not what happens to be in sight. */
export function ExportMenu({
  name,
  href,
  total,
  csvHref,
  pageSize = 1000,
  children,
}: ExportMenuProps) {
  const { state, save } = useExport({ name, href, pageSize });
  const isBusy = typeof state === "number";
  return (
    <DisclosureMenu
      summary={
        <>
          <Download aria-hidden />
          <span className="sr-only lg:not-sr-only">Export</span>
        </>
      }
      title={total === null ? "Export" : `Export all ${formatCount(total)} rows of this filter`}
      panelClassName="right-0"
    >
      {csvHref ? (
        <a href={csvHref} download={`${name}.csv`} className={ITEM}>
          CSV of this filter
        </a>
      ) : (
        <button type="button" className={ITEM} disabled={isBusy} onClick={() => void save("csv")}>
          CSV of this filter
        </button>
      )}
      <button type="button" className={ITEM} disabled={isBusy} onClick={() => void save("json")}>
        JSON of this filter
      </button>
      {children}
      {isBusy && (
        <output className="block px-2 py-1 text-label text-muted-foreground tabular-nums">
          Collecting… {formatCount(state)}
          {total !== null && ` of ${formatCount(total)}`}
        </output>
      )}
      {state instanceof Error && (
        <p role="alert" className="max-w-52 px-2 py-1 text-label text-no">
          The export broke off: {state.message}. Try again.
        </p>
      )}
    </DisclosureMenu>
  );
}

/** Idle, how many rows have come, or why it broke off. */
type ExportState = null | number | Error;

function useExport({
  name,
  href,
  pageSize,
}: Required<Pick<ExportMenuProps, "name" | "href" | "pageSize">>) {
  const [state, setState] = useState<ExportState>(null);
  const save = async (format: ExportFormat) => {
    setState(0);
    try {
      const [{ collectRows }, { exportRows }] = await Promise.all([
        import("./collect-rows"),
        import("./export-rows"),
      ]);
      const rows = await collectRows(href, {
        pageSize: pageSize ?? undefined,
        signal: new AbortController().signal,
        onProgress: setState,
      });
      exportRows(name, format, rows);
      setState(null);
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return { state, save };
}
