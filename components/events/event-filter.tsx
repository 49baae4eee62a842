import { LayoutGrid, Rows3, Search } from "lucide-react";
import Link from "next/link";
import { AutoSubmit } from "@/components/ui/auto-submit";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { type EventQuery, eventQuery } from "@/lib/events/event-query";

type EventFilterProps = { query: EventQuery; view: EventView; categories: readonly string[] };

export type EventView = "table" | "cards";

export function EventFilter({ query, view, categories }: EventFilterProps) {
  const other = view === "table" ? "cards" : "table";
  const Icon = view === "table" ? LayoutGrid : Rows3;
  const isKnown = query.category === undefined || categories.includes(query.category);
  return (
    <div className="flex items-start justify-between gap-2">
      <AutoSubmit action="/events" label="Filter the events">
        {query.sort && <input type="hidden" name="sort" value={query.sort} />}
        {view === "cards" && <input type="hidden" name="view" value="cards" />}
        <Input
          key={query.q ?? ""}
          type="search"
          name="q"
          defaultValue={query.q ?? ""}
          maxLength={200}
          placeholder="Search events"
          aria-label="Search events"
          data-focus-key="/"
          className="w-full sm:w-60"
        />
        <NativeSelect
          key={`category ${query.category}`}
          name="category"
          aria-label="Category"
          defaultValue={query.category ?? ""}
        >
          <option value="">Category</option>
          {categories.map((name) => (
            <option key={name}>{name}</option>
          ))}
          {!isKnown && <option>{query.category}</option>}
        </NativeSelect>
        <NativeSelect
          key={`closed ${query.closed}`}
          name="closed"
          aria-label="State"
          defaultValue={query.closed ?? ""}
        >
          <option value="">State</option>
          <option value="false">State open</option>
          <option value="true">State closed</option>
        </NativeSelect>
        <Button type="submit" variant="outline" className="max-lg:px-2">
          <Search aria-hidden />
          <span className="max-lg:sr-only">Search</span>
        </Button>
      </AutoSubmit>
      <Link
        href={eventQuery.toHref(query, other === "cards" ? { view: "cards" } : {})}
        prefetch={false}
        className={buttonVariants({ variant: "ghost" })}
      >
        <Icon aria-hidden />
        {other === "cards" ? "Cards" : "Table"}
      </Link>
    </div>
  );
}
