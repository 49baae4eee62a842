"use client";

import { Search } from "lucide-react";
import { Kbd } from "@/components/ui/kbd";
import { useModKey } from "@/hooks/use-mod-key";
import { openLayer } from "./open-layer";

export function SearchButton() {
  const mod = useModKey();
  return (
    <button
      type="button"
      onClick={() => openLayer("palette")}
      aria-keyshortcuts="Control+K Meta+K"
      className="flex h-7 items-center gap-2 rounded-md border border-border bg-background px-2 text-table text-faint hover:bg-accent hover:text-foreground lg:w-52"
    >
      <Search aria-hidden className="size-3.5 shrink-0 stroke-[1.5]" />
      <span className="sr-only lg:not-sr-only">Search</span>
      <span className="sr-only">markets and pages</span>
      <Kbd aria-hidden className="ml-auto hidden lg:inline-grid">
        {mod === "⌘" ? "⌘K" : "Ctrl K"}
      </Kbd>
    </button>
  );
}
