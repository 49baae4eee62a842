"use client";

import { X } from "lucide-react";
import { useId, useState } from "react";
import { useMarketLookup } from "@/hooks/use-market-lookup";

/** One market by its name: the browser's own list of suggestions, and a slug, id or condition that is typed in full. */
export function MarketField({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (market: string | null) => void;
}) {
  const listId = useId();
  const [typed, setTyped] = useState("");
  const { data } = useMarketLookup(typed);
  const markets = data?.data ?? [];
  const commit = (text: string) => {
    const wanted = text.trim();
    if (wanted === (value ?? "")) return;
    onChange(wanted || null);
  };
  return (
    <span className="relative">
      <input
        key={value ?? ""}
        name="market"
        defaultValue={value ?? ""}
        list={listId}
        maxLength={300}
        placeholder="Any market"
        aria-label="Market: name, slug or id"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          // A chosen suggestion is the whole of one; what is typed waits for Enter.
          if (markets.some((market) => (market.slug ?? market.id) === text)) commit(text);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          commit(event.currentTarget.value);
        }}
        onBlur={(event) => event.target.value === "" && commit("")}
        className="h-7 w-40 min-w-0 rounded-md border border-border bg-background pr-6 pl-2 text-table placeholder:text-muted-foreground [&::-webkit-calendar-picker-indicator]:hidden!"
      />
      <datalist id={listId}>
        {markets.map((market) => (
          <option key={market.id} value={market.slug ?? market.id}>
            {market.title}
          </option>
        ))}
      </datalist>
      {value && (
        <button
          type="button"
          aria-label="Every market"
          onClick={() => onChange(null)}
          className="absolute top-1.5 right-1 grid size-4 place-content-center rounded-sm text-muted-foreground hover:bg-accent"
        >
          <X aria-hidden className="size-3 stroke-[1.5]" />
        </button>
      )}
    </span>
  );
}
