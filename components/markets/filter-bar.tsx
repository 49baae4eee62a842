"use client";

import { SlidersHorizontal } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DisclosureMenu } from "@/components/ui/disclosure-menu";
import type { MarketSearch } from "@/hooks/use-market-search";
import { endChoices, filterChoices } from "./filter-choices";
import { FilterField } from "./filter-field";
import { FilterSearch } from "./filter-search";
import { FilterSelect } from "./filter-select";

const STATES = [
  { value: "false", label: "open" },
  { value: "true", label: "closed" },
];

type FilterBarProps = {
  search: MarketSearch;
  categories: readonly string[];
  /** The clock of the render on the server, so that both sides offer the same days. */
  nowMs: number;
};

/** A plain GET form of the page's own parameters; with JavaScript each field takes effect at once. */
export function FilterBar({ search, categories, nowMs }: FilterBarProps) {
  const { query, setFilter } = search;
  return (
    <search className="min-w-0 flex-1">
      <form
        action="/discovery"
        method="get"
        aria-label="Filter the markets"
        onSubmit={(event) => event.preventDefault()}
        className="flex flex-wrap items-center gap-1.5"
      >
        {query.sort && <input type="hidden" name="sort" value={query.sort} />}
        <FilterSearch
          label="Search titles"
          value={query.q}
          onChange={(q) => setFilter({ q }, "replace")}
        />
        <div className="flex min-w-0 flex-1 gap-1.5 more-aside overflow-x-auto sm:contents">
          <FilterSelect
            name="category"
            label="Category"
            any="Category"
            choices={categories.map((value) => ({ value, label: value }))}
            value={query.category}
            onChange={(category) => setFilter({ category })}
          />
          <StateSelect search={search} />
          {(["volume_min", "liquidity_min", "spread_max"] as const).map((name) => {
            const { label, words, values } = filterChoices[name];
            return (
              <FilterSelect
                key={name}
                name={name}
                label={label}
                any={label}
                choices={values.map((value, index) => ({ value, label: words[index] ?? value }))}
                value={query[name]}
                onChange={(value) => setFilter({ [name]: value })}
              />
            );
          })}
          <FilterSelect
            name="ends_before"
            label="Ends"
            any="Ends"
            choices={endChoices(nowMs)}
            value={query.ends_before}
            onChange={(value) => setFilter({ ends_before: value })}
          />
        </div>
        <MoreFilters search={search} />
        <noscript>
          <Button type="submit" variant="outline">
            Apply
          </Button>
        </noscript>
      </form>
    </search>
  );
}

function StateSelect({ search: { query, setFilter } }: { search: MarketSearch }) {
  return (
    <FilterSelect
      name="closed"
      label="State"
      any="State"
      choices={STATES}
      value={query.closed}
      onChange={(closed) => setFilter({ closed })}
    />
  );
}

function MoreFilters({ search: { query, setFilter } }: { search: MarketSearch }) {
  const field = (name: keyof typeof query) => ({
    name,
    value: query[name],
    onCommit: (value: string | null) => setFilter({ [name]: value }),
  });
  const decimal = { inputMode: "decimal" as const, pattern: "[-+]?[0-9]*\\.?[0-9]+" };
  return (
    <DisclosureMenu
      summary={
        <>
          <SlidersHorizontal aria-hidden />
          <span className="max-sm:sr-only">More filters</span>
        </>
      }
      title="More filters"
      className="border border-border bg-panel"
      panelClassName="grid w-72 grid-cols-2 gap-2 p-3 max-lg:fixed max-lg:top-auto max-lg:right-2 lg:left-0"
    >
      <FilterField
        label="Price from (0–1)"
        placeholder="0.05"
        {...decimal}
        {...field("price_min")}
      />
      <FilterField label="Price to (0–1)" placeholder="0.95" {...decimal} {...field("price_max")} />
      <FilterField
        label="Δ24h from (−1–1)"
        placeholder="-0.1"
        {...decimal}
        {...field("change_min")}
      />
      <FilterField label="Δ24h to (−1–1)" placeholder="0.1" {...decimal} {...field("change_max")} />
      <FilterField label="Ends after" type="date" {...field("ends_after")} />
      <FilterField label="Tag" placeholder="elections" {...field("tag")} />
      <label className="col-span-2 flex h-7 items-center gap-2 text-table">
        <input
          type="checkbox"
          name="watchlist"
          value="true"
          className="size-3.5 accent-primary"
          checked={query.watchlist === "true"}
          onChange={(event) => setFilter({ watchlist: event.target.checked ? "true" : null })}
        />
        Only my watchlist
      </label>
    </DisclosureMenu>
  );
}
