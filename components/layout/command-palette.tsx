"use client";

import { useRouter } from "next/navigation";
import { useDeferredValue, useEffect, useState } from "react";
import { Command, CommandInput, CommandList } from "@/components/ui/command";
import { Modal } from "@/components/ui/modal";
import { useSearch } from "@/hooks/use-search";
import { PaletteActions } from "./palette-actions";
import { PaletteHits } from "./palette-hits";
import { PalettePages } from "./palette-pages";
import { RecentItems } from "./recent-items";
import { keepRecent, type RecentItem } from "./recent-store";

const REST_MS = 180;

/** One field for everything: what is typed is searched, and pages and acts are filtered by it. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const router = useRouter();
  const settled = useSettled(useDeferredValue(text));
  const search = useSearch(settled);
  const open = (item: RecentItem) => {
    keepRecent(item);
    onClose();
    router.push(item.href);
  };
  const words = text.trim().toLowerCase();
  const isLong = words.length >= 2;
  return (
    <Modal label="Search and commands" onClose={onClose}>
      <Command shouldFilter={false} label="Search and commands">
        <CommandInput
          value={text}
          onValueChange={setText}
          maxLength={200}
          placeholder="Search markets, events, wallets, workflows, actions"
        />
        <CommandList className="max-h-[60vh]">
          {isLong ? (
            <PaletteHits
              result={search.data}
              error={search.error}
              isBehind={search.isFetching || settled !== text}
              onRetry={() => void search.refetch()}
              onOpen={open}
            />
          ) : (
            words === "" && <RecentItems onOpen={open} />
          )}
          <PalettePages words={words} onOpen={open} />
          <PaletteActions words={words} onClose={onClose} />
        </CommandList>
      </Command>
    </Modal>
  );
}

/** The text when the typing rests. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
