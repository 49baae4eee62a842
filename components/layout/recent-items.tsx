"use client";

import { History } from "lucide-react";
import { useState } from "react";
import { CommandGroup, CommandItem } from "@/components/ui/command";
import { readRecent, type RecentItem } from "./recent-store";

export function RecentItems({ onOpen }: { onOpen: (item: RecentItem) => void }) {
  const [items] = useState(readRecent);
  if (items.length === 0) return null;
  return (
    <CommandGroup heading="Recent">
      {items.map((item) => (
        <CommandItem key={item.href} value={`recent ${item.href}`} onSelect={() => onOpen(item)}>
          <History aria-hidden />
          <span className="min-w-0 flex-1 truncate">
            <bdi>{item.title}</bdi>
          </span>
          <span className="text-label text-faint">{item.kind}</span>
        </CommandItem>
      ))}
    </CommandGroup>
  );
}
