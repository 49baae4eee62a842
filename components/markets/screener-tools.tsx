"use client";

import { Link2, ListTree } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { UseInWorkflow } from "@/components/workflows/use-in-workflow";
import { notices } from "@/hooks/notices";
import type { MarketSearch } from "@/hooks/use-market-search";
import { marketQuery } from "@/lib/markets/market-query";

/** What is done with the whole filter: a price for my size, rows by event, a link, a workflow. */
export function ScreenerTools({ search }: { search: MarketSearch }) {
  const { query, sizeUsd, setSize, isGrouped, setGrouped } = search;
  const id = useId();
  return (
    <div className="ml-auto flex flex-wrap items-center gap-1.5">
      <label
        htmlFor={id}
        className="label-caps"
        title="Adds a column with what a buy of so many dollars would pay"
      >
        My size, $
      </label>
      <Input
        key={sizeUsd ?? ""}
        id={id}
        inputMode="decimal"
        defaultValue={sizeUsd ?? ""}
        placeholder="500"
        className="h-6 w-16 text-right tabular-nums"
        onBlur={(event) => commit(event.target.value, sizeUsd, setSize)}
        onKeyDown={(event) =>
          event.key === "Enter" && commit(event.currentTarget.value, sizeUsd, setSize)
        }
      />
      <Button
        variant="ghost"
        size="sm"
        aria-pressed={isGrouped}
        title="By event"
        className="aria-pressed:bg-accent aria-pressed:text-foreground"
        onClick={() => setGrouped(!isGrouped)}
      >
        <ListTree aria-hidden />
        <span className="max-sm:sr-only">By event</span>
      </Button>
      <Button variant="ghost" size="sm" onClick={() => void copyLink()}>
        <Link2 aria-hidden />
        <span className="max-sm:sr-only">Copy link</span>
      </Button>
      <UseInWorkflow
        type="polymarket-stream"
        config={{ ...query, sort: query.sort ?? marketQuery.defaultSort, limit: 100 }}
        className="h-6 px-2 text-label max-sm:hidden"
      />
    </div>
  );
}

function commit(text: string, before: number | null, onSize: (usd: string | null) => void) {
  const usd = Number(text.replaceAll(/[$,\s]/g, ""));
  if (text.trim() === "") onSize(null);
  else if (usd > 0 && usd <= 1e9 && usd !== before) onSize(String(usd));
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(window.location.href);
    notices.give({ title: "Link copied", description: "It opens this filter, sort and columns." });
  } catch {
    notices.give({
      title: "The link could not be copied",
      description: "Copy it from the address bar.",
      isFailure: true,
    });
  }
}
