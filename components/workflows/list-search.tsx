"use client";

import { Search } from "lucide-react";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";

export const LIST_SORTS = ["-updatedAt", "updatedAt", "name", "-name"] as const;
type ListSort = (typeof LIST_SORTS)[number];

const SORT_WORDS: Record<ListSort, string> = {
  "-updatedAt": "Last edited",
  updatedAt: "Oldest edit",
  name: "Name, A to Z",
  "-name": "Name, Z to A",
};

type ListSearchProps = {
  query: string;
  sort: ListSort;
  onQuery: (query: string) => void;
  onSort: (sort: ListSort | null) => void;
};

export function ListSearch({ query, sort, onQuery, onSort }: ListSearchProps) {
  return (
    <>
      <div className="relative w-56 max-sm:w-full md:max-lg:w-36">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-[7px] left-2 size-3.5 stroke-[1.5] text-faint"
        />
        <Input
          type="search"
          aria-label="Search workflows"
          placeholder="Search workflows"
          data-focus-key="/"
          className="pl-7"
          value={query}
          onChange={(event) => onQuery(event.target.value)}
        />
      </div>
      <NativeSelect
        aria-label="Order"
        value={sort}
        onChange={(event) => onSort(LIST_SORTS.find((each) => each === event.target.value) ?? null)}
      >
        {LIST_SORTS.map((each) => (
          <option key={each} value={each}>
            {SORT_WORDS[each]}
          </option>
        ))}
      </NativeSelect>
    </>
  );
}
