"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { DisclosureMenu } from "@/components/ui/disclosure-menu";
import { marketQuery, type MarketQuery } from "@/lib/markets/market-query";
import { downloadMarkets } from "./download-markets";

const ITEM =
  "flex h-7 w-full items-center rounded-md px-2 text-table hover:bg-accent disabled:opacity-50";

/** The whole filter, all pages, and not what happens to be in sight. */
export function ExportMenu({ query, total }: { query: MarketQuery; total: number | null }) {
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const download = async () => {
    setState("busy");
    try {
      await downloadMarkets(query);
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <DisclosureMenu
      summary={
        <>
          <Download aria-hidden />
          <span className="sr-only lg:not-sr-only">Export</span>
        </>
      }
      title={total === null ? "Export" : `Export all ${total} rows of this filter`}
      panelClassName="right-0"
    >
      <a
        href={marketQuery.toHref("/api/polymarket/markets", query, { format: "csv" })}
        download="markets.csv"
        className={ITEM}
      >
        CSV of this filter
      </a>
      <button type="button" className={ITEM} disabled={state === "busy"} onClick={download}>
        {state === "busy" ? "Collecting…" : "JSON of this filter"}
      </button>
      {state === "failed" && (
        <p role="alert" className="max-w-44 px-2 py-1 text-label text-no">
          The export failed. Try again.
        </p>
      )}
    </DisclosureMenu>
  );
}
