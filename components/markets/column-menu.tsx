"use client";

import { Columns3, Rows3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DisclosureMenu } from "@/components/ui/disclosure-menu";
import { useAccount } from "@/hooks/use-account";
import type { MarketSearch } from "@/hooks/use-market-search";
import { marketColumns } from "./market-columns";

const usual = marketColumns.filter(({ isExtra }) => !isExtra).map(({ id }) => id);
const order = (ids: ReadonlySet<string>) =>
  marketColumns.filter(({ id }) => ids.has(id)).map(({ id }) => id);

/** Sets by what one looks for; Mine is kept with the account, and in this browser for a stranger. */
const SETS = {
  Default: usual,
  Prices: ["title", "price", "change24h", "bid", "ask", "spread", "quote", "week", "endDate"],
  Activity: [
    "title",
    "price",
    "change24h",
    "volume24h",
    "volumeTotal",
    "liquidity",
    "momentum",
    "week",
  ],
} as const;
const MINE_KEY = "cascadian.columns";

/** The ids of a view's columns; a link names them only where they are not the usual ones. */
export const visibleColumns = (
  cols: string | null,
  sizeUsd: number | null,
): ReadonlySet<string> => {
  const ids = new Set<string>(cols === null ? usual : cols.split(","));
  // A size is set to see what it would pay.
  if (sizeUsd !== null) ids.add("quote");
  return ids;
};

async function keepAsMine(ids: readonly string[], isSignedIn: boolean) {
  localStorage.setItem(MINE_KEY, ids.join());
  if (!isSignedIn) return;
  const { saveSettings } = await import("@/hooks/save-settings");
  await saveSettings({ columns: { screener: [...ids] } });
}

export function ColumnMenu({ search }: { search: MarketSearch }) {
  const isSignedIn = useAccount() !== null;
  const visible = visibleColumns(search.cols, null);
  const show = (ids: readonly string[]) => {
    const next = order(new Set(ids));
    const isPreferred = next.join() === (search.preferred.cols ?? usual.join());
    search.setCols(isPreferred ? null : next.join());
  };
  const toggle = (id: string, isOn: boolean) =>
    show(isOn ? [...visible, id] : [...visible].filter((each) => each !== id));
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
      <fieldset className="flex flex-wrap gap-1 border-b border-border pb-2">
        <legend className="label-caps px-1 pb-1">Sets</legend>
        {Object.entries(SETS).map(([name, ids]) => (
          <Button
            key={name}
            variant="outline"
            size="sm"
            aria-pressed={order(visible).join() === order(new Set(ids)).join()}
            className="aria-pressed:border-primary"
            onClick={() => show(ids)}
          >
            {name}
          </Button>
        ))}
        <Button
          variant="outline"
          size="sm"
          onClick={() =>
            show((search.preferred.cols ?? localStorage.getItem(MINE_KEY))?.split(",") ?? usual)
          }
        >
          Mine
        </Button>
        <Button
          variant="ghost"
          size="sm"
          title="Keeps the columns shown now as Mine: with your account, else in this browser"
          onClick={() => void keepAsMine(order(visible), isSignedIn)}
        >
          Keep as Mine
        </Button>
      </fieldset>
      <fieldset className="mt-2">
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
