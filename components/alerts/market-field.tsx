"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import { useMarketLookup } from "@/hooks/use-market-lookup";
import { formatPrice } from "@/lib/markets/format-price";

type MarketFieldProps = {
  id: string;
  value: string;
  name: string;
  "aria-invalid": boolean;
  "aria-describedby"?: string;
  onChange: (value: string, name?: string) => void;
};

/** A market, found by its title. */
export function MarketField({ value, name, onChange, ...field }: MarketFieldProps) {
  const [text, setText] = useState("");
  const found = useMarketLookup(text);
  if (value !== "")
    return (
      <span className="flex h-7 items-center justify-between gap-2 rounded-md border border-border bg-raised pr-1 pl-2 text-table">
        <bdi className="truncate" title={name || value}>
          {name || value}
        </bdi>
        <button
          type="button"
          id={field.id}
          aria-label="Choose another market"
          className="grid size-5 shrink-0 place-content-center rounded-sm text-muted-foreground hover:bg-accent hover:text-foreground"
          onClick={() => onChange("")}
        >
          <X aria-hidden className="size-3.5 stroke-[1.5]" />
        </button>
      </span>
    );
  const rows = text.trim().length >= 2 ? (found.data?.data ?? []) : [];
  return (
    <div className="flex flex-col gap-1">
      <Input
        {...field}
        type="search"
        autoComplete="off"
        placeholder="Type a part of its title"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {rows.length > 0 && (
        <ul
          aria-label="Markets"
          className="max-h-40 overflow-y-auto rounded-md border border-border"
        >
          {rows.map((market) => (
            <li key={market.id}>
              <button
                type="button"
                className="flex h-7 w-full items-center justify-between gap-3 px-2 text-left text-table hover:bg-accent focus-visible:bg-accent"
                onClick={() => onChange(market.id, market.title)}
              >
                <bdi className="truncate">{market.title}</bdi>
                <span className="shrink-0 text-muted-foreground tabular-nums">
                  {formatPrice(market.price)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {text.trim().length >= 2 && found.data?.data.length === 0 && (
        <p className="text-label text-muted-foreground">No market has that in its title.</p>
      )}
    </div>
  );
}
