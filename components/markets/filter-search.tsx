"use client";

import { Search, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Kbd } from "@/components/ui/kbd";

const REST_MS = 250;

/** Asks when the typing rests; `/` leads here from anywhere on the page. */
export function FilterSearch({
  value,
  label,
  onChange,
}: {
  value: string | undefined;
  label: string;
  onChange: (value: string | null) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const field = input.current;
    if (field && document.activeElement !== field) field.value = value ?? "";
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(text.trim() || null), REST_MS);
  };
  return (
    <div className="group/search relative w-full sm:w-52">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-2 left-2 size-3 stroke-[1.5] text-faint"
      />
      <input
        ref={input}
        type="search"
        name="q"
        defaultValue={value ?? ""}
        maxLength={200}
        placeholder={label}
        aria-label={label}
        aria-keyshortcuts="/"
        data-focus-key="/"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => ask(event.target.value)}
        className="h-7 w-full rounded-md border border-border bg-background pr-7 pl-7 text-table placeholder:text-faint"
      />
      {value ? (
        <button
          type="button"
          aria-label="Clear the search"
          className="absolute top-1 right-1 grid size-5 place-content-center rounded-sm text-muted-foreground hover:bg-accent"
          onClick={() => {
            if (input.current) input.current.value = "";
            clearTimeout(timer.current);
            onChange(null);
          }}
        >
          <X aria-hidden className="size-3 stroke-[1.5]" />
        </button>
      ) : (
        <Kbd className="pointer-events-none absolute top-1.5 right-1.5 group-focus-within/search:hidden">
          /
        </Kbd>
      )}
    </div>
  );
}
