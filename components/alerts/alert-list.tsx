"use client";

import { BellPlus, Search } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useAlerts } from "@/hooks/use-alerts";
import { ALERT_KIND_WORDS } from "@/lib/alerts/describe-alert";
import { ALERT_KINDS, ALERT_STATES } from "@/lib/alerts/schema";
import { AlertRows } from "./alert-rows";

const AlertDialog = lazy(() =>
  import("./alert-dialog").then((module) => ({ default: module.AlertDialog })),
);

const SORT_WORDS = {
  "-createdAt": "Newest",
  createdAt: "Oldest",
  "-lastFiredAt": "Last told",
  name: "Name, A to Z",
  "-name": "Name, Z to A",
} as const;
const SORTS = Object.keys(SORT_WORDS) as (keyof typeof SORT_WORDS)[];
const STATE_WORDS = { armed: "Armed", cooling: "Cooling down", paused: "Paused" } as const;

const PARSERS = {
  q: parseAsString.withDefault(""),
  state: parseAsStringLiteral(ALERT_STATES),
  kind: parseAsStringLiteral(ALERT_KINDS),
  sort: parseAsStringLiteral(SORTS).withDefault("-createdAt"),
};

/** Everything that the user waits for: what it is, how it stands, what it told. */
export function AlertList() {
  const [query, setQuery] = useQueryStates(PARSERS);
  const { q, state, kind, sort } = query;
  const [isNew, setNew] = useState(false);
  const list = useAlerts({
    sort,
    limit: 500,
    ...(q !== "" && { q }),
    ...(state && { state }),
    ...(kind && { kind }),
  });
  const total = list.data?.metadata.total;
  const isFiltered = q !== "" || state !== null || kind !== null;
  return (
    <div className="flex h-full flex-col">
      <div className="relative flex shrink-0 flex-wrap items-center gap-2 border-b border-border bg-panel px-3 py-2">
        <h1 className="mr-2 text-body leading-7 font-semibold">Alerts</h1>
        <div className="relative w-56 max-sm:w-full">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-[7px] left-2 size-3.5 stroke-[1.5] text-faint"
          />
          <Input
            type="search"
            data-focus-key="/"
            aria-label="Search alerts"
            placeholder="Search alerts"
            className="pl-7"
            value={q}
            onChange={(event) => void setQuery({ q: event.target.value || null })}
          />
        </div>
        <Choice
          label="State"
          all="Any state"
          words={STATE_WORDS}
          value={state}
          onChange={(next) => void setQuery({ state: next })}
        />
        <Choice
          label="Kind"
          all="Any kind"
          words={ALERT_KIND_WORDS}
          value={kind}
          onChange={(next) => void setQuery({ kind: next })}
        />
        <Choice
          label="Order"
          words={SORT_WORDS}
          value={sort}
          onChange={(next) => void setQuery({ sort: next })}
        />
        {total !== undefined && (
          <span className="text-label text-muted-foreground">
            {total} {total === 1 ? "alert" : "alerts"}
          </span>
        )}
        <Button
          className="ml-auto max-sm:absolute max-sm:top-2 max-sm:right-3"
          onClick={() => setNew(true)}
        >
          <BellPlus aria-hidden />
          New alert
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        <AlertRows
          list={list}
          isFiltered={isFiltered}
          onClear={() => void setQuery(null)}
          onNew={() => setNew(true)}
        />
      </div>
      {isNew && (
        <Suspense fallback={null}>
          <AlertDialog preset={{ kind: "price-crosses" }} onClose={() => setNew(false)} />
        </Suspense>
      )}
    </div>
  );
}

type ChoiceProps<K extends string> = {
  label: string;
  /** What stands for no choice, where there may be none. */
  all?: string;
  words: Readonly<Record<K, string>>;
  value: K | null;
  onChange: (value: K | null) => void;
};

function Choice<K extends string>({ label, all, words, value, onChange }: ChoiceProps<K>) {
  const options = Object.keys(words) as K[];
  return (
    <NativeSelect
      aria-label={label}
      value={value ?? ""}
      onChange={(event) => onChange(options.find((each) => each === event.target.value) ?? null)}
    >
      {all !== undefined && <option value="">{all}</option>}
      {options.map((each) => (
        <option key={each} value={each}>
          {words[each]}
        </option>
      ))}
    </NativeSelect>
  );
}
