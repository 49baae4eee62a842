"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { RunFilter } from "@/hooks/use-runs";
import { runStatusSchema, runTriggerSchema } from "@/lib/workflows/api";
import { statusWord } from "./status-mark";
import { TRIGGER_WORDS } from "./trigger-words";

const SPANS: Record<string, number> = { "1": 3_600_000, "24": 86_400_000, "168": 604_800_000 };
const SPAN_WORDS: Record<string, string> = {
  "1": "Last hour",
  "24": "Last day",
  "168": "Last week",
};
const REST_MS = 250;

type FilterBarProps = {
  filter: RunFilter;
  onFilter: (filter: RunFilter) => void;
  children: ReactNode;
};

export function RunFilterBar({ filter, onFilter, children }: FilterBarProps) {
  const set = (part: { [K in keyof RunFilter]: RunFilter[K] | undefined }) =>
    onFilter(
      Object.fromEntries(
        Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined),
      ),
    );
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1.5 border-b border-border px-3 py-1">
      <NativeSelect
        aria-label="Status of the runs"
        value={filter.status ?? ""}
        onChange={({ target }) =>
          set({ status: target.value === "" ? undefined : runStatusSchema.parse(target.value) })
        }
      >
        <option value="">Any status</option>
        {runStatusSchema.options.map((status) => (
          <option key={status} value={status}>
            {statusWord(status)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        aria-label="What started the runs"
        value={filter.trigger ?? ""}
        onChange={({ target }) =>
          set({ trigger: target.value === "" ? undefined : runTriggerSchema.parse(target.value) })
        }
      >
        <option value="">Any start</option>
        {runTriggerSchema.options.map((trigger) => (
          <option key={trigger} value={trigger}>
            {TRIGGER_WORDS[trigger]}
          </option>
        ))}
      </NativeSelect>
      <SpanSelect onFrom={(from) => set({ from })} isSet={filter.from !== undefined} />
      <SearchField onSearch={(q) => set({ q })} />
      <span className="ml-auto">{children}</span>
    </div>
  );
}

function SpanSelect({
  isSet,
  onFrom,
}: {
  isSet: boolean;
  onFrom: (from: string | undefined) => void;
}) {
  const [span, setSpan] = useState("");
  return (
    <NativeSelect
      aria-label="When the runs began"
      value={isSet ? span : ""}
      onChange={({ target: { value } }) => {
        setSpan(value);
        const length = SPANS[value];
        onFrom(length === undefined ? undefined : new Date(Date.now() - length).toISOString());
      }}
    >
      <option value="">Any time</option>
      {Object.entries(SPAN_WORDS).map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </NativeSelect>
  );
}

/** Asks once typing rests. */
function SearchField({ onSearch }: { onSearch: (q: string | undefined) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(
      () => onSearch(typed.trim() === "" ? undefined : typed.trim()),
      REST_MS,
    );
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a new function of the same meaning must not start the clock again
  }, [typed]);
  return (
    <Input
      type="search"
      aria-label="Search in errors and ids"
      placeholder="Error text or run id"
      className="w-44 md:max-lg:w-32"
      value={typed ?? ""}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}
