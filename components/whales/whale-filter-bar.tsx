"use client";

import Link from "next/link";
import { FilterSelect } from "@/components/markets/filter-select";
import { Button } from "@/components/ui/button";
import { MarketField } from "./market-field";

export const WINDOW_CHOICES = [
  { value: "1h", label: "1 h" },
  { value: "24h", label: "24 h" },
  { value: "7d", label: "7 d" },
  { value: "30d", label: "30 d" },
];

const SIZES = ["500", "1000", "5000", "10000", "50000", "100000"].map((value) => ({
  value,
  label: `≥ $${Number(value) >= 1000 ? `${Number(value) / 1000}K` : value}`,
}));

type FilterKey = "min_usd" | "window" | "market" | "category" | "exclude_mm";
type WhaleFilterBarProps = {
  action: string;
  query: Partial<Record<FilterKey, string>>;
  categories: readonly string[];
  /** What the board takes where nothing is chosen. */
  usual: { min_usd: string; window: string; exclude_mm: "shown" | "hidden" };
  sizeLabel: string;
  /** What else of the view a form without JavaScript has to carry. */
  hidden: Record<string, string | undefined>;
  set: (patch: Partial<Record<FilterKey, string | null>>) => void;
  children?: React.ReactNode;
};

/** The words that all boards share, as a plain GET form; with JavaScript each takes effect at once. */
export function WhaleFilterBar(props: WhaleFilterBarProps) {
  const { action, query, categories, usual, sizeLabel, hidden, set, children } = props;
  const isFiltered = ["min_usd", "window", "market", "category", "exclude_mm"].some(
    (key) => query[key as FilterKey] !== undefined,
  );
  return (
    <search className="min-w-0 flex-1 sm:max-lg:contents">
      <form
        action={action}
        method="get"
        aria-label="Filter the board"
        onSubmit={(event) => event.preventDefault()}
        className="flex items-center gap-1.5 more-aside overflow-x-auto sm:flex-wrap sm:overflow-visible sm:max-lg:contents"
      >
        {Object.entries(hidden).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <FilterSelect
          name="window"
          label="Window"
          any={`Window ${usual.window}`}
          choices={WINDOW_CHOICES}
          value={query.window}
          onChange={(window) => set({ window })}
        />
        <FilterSelect
          name="min_usd"
          label={sizeLabel}
          any={`${sizeLabel} ${usual.min_usd}`}
          choices={SIZES}
          value={query.min_usd}
          onChange={(min_usd) => set({ min_usd })}
        />
        <FilterSelect
          name="category"
          label="Category"
          any="Every category"
          choices={categories.map((value) => ({ value, label: value }))}
          value={query.category}
          onChange={(category) => set({ category })}
        />
        <MarketField value={query.market} onChange={(market) => set({ market })} />
        <FilterSelect
          name="exclude_mm"
          label="Market makers"
          any={`Market makers ${usual.exclude_mm}`}
          choices={
            usual.exclude_mm === "hidden"
              ? [{ value: "false", label: "shown" }]
              : [{ value: "true", label: "hidden" }]
          }
          value={query.exclude_mm}
          onChange={(exclude_mm) => set({ exclude_mm })}
        />
        {children}
        {isFiltered && (
          <Link
            href={action}
            prefetch={false}
            onClick={(event) => {
              event.preventDefault();
              set({ min_usd: null, window: null, market: null, category: null, exclude_mm: null });
            }}
            className="px-1 text-label whitespace-nowrap text-muted-foreground hover:text-foreground"
          >
            Clear
          </Link>
        )}
        <noscript>
          <Button type="submit" variant="outline">
            Apply
          </Button>
        </noscript>
      </form>
    </search>
  );
}
