"use client";

import { Columns3, Rows3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DisclosureMenu } from "@/components/ui/disclosure-menu";
import type { MarketSearch } from "@/hooks/use-market-search";
import { marketColumns } from "./market-columns";

const usual = marketColumns.filter(({ isExtra }) => !isExtra).map(({ id }) => id);

/** The ids of a view's columns; a link names them only where they are not the usual ones. */
export const visibleColumns = (cols: string | null): ReadonlySet<string> =>
  new Set(cols === null ? usual : cols.split(","));

export function ColumnMenu({ search }: { search: MarketSearch }) {
  const visible = visibleColumns(search.cols);
  const toggle = (id: string, isOn: boolean) => {
    const next = marketColumns
      .filter((column) => (column.id === id ? isOn : visible.has(column.id)))
      .map((column) => column.id);
    search.setCols(next.join() === usual.join() ? null : next.join());
  };
  return (
    <DisclosureMenu
      summary={
        <>
          <Columns3 aria-hidden />
          <span className="sr-only lg:not-sr-only">Columns</span>
        </>
      }
      title="Columns and density"
      panelClassName="right-0 max-h-[70vh] w-64 overflow-y-auto p-2"
    >
      <fieldset>
        <legend className="label-caps px-1 pb-1">Columns</legend>
        {marketColumns
          .filter(({ isPinned }) => !isPinned)
          .map(({ id, label, definition }) => (
            <label
              key={id}
              title={definition}
              className="flex h-7 cursor-pointer items-center gap-2 rounded-md px-1 text-table hover:bg-accent"
            >
              <input
                type="checkbox"
                className="size-3.5 accent-primary"
                checked={visible.has(id)}
                onChange={(event) => toggle(id, event.target.checked)}
              />
              {label}
            </label>
          ))}
      </fieldset>
      <Button
        variant="ghost"
        className="mt-1 w-full justify-start px-1"
        aria-pressed={search.density === "comfortable"}
        onClick={() => search.setDensity(search.density === "compact" ? "comfortable" : "compact")}
      >
        <Rows3 aria-hidden />
        {search.density === "compact" ? "Comfortable rows" : "Compact rows"}
      </Button>
    </DisclosureMenu>
  );
}
