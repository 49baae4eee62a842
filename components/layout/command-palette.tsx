"use client";

import { Keyboard, SunMoon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { useDeferredValue, useEffect, useState } from "react";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { Modal } from "@/components/ui/modal";
import { useMarketLookup } from "@/hooks/use-market-lookup";
import { formatPrice } from "@/lib/markets/format-price";
import { navigation } from "./navigation";
import { openLayer } from "./open-layer";

const REST_MS = 180;

export function CommandPalette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const router = useRouter();
  const { resolvedTheme, setTheme } = useTheme();
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  const words = text.trim().toLowerCase();
  const fits = (label: string) => label.toLowerCase().includes(words);
  const themes = ["Dark theme", "Light theme", "Theme of the system"].filter(fits);
  const pages = navigation.filter(({ label }) => fits(label));
  return (
    <Modal label="Search and commands" onClose={onClose}>
      <Command shouldFilter={false} label="Search and commands">
        <CommandInput
          value={text}
          onValueChange={setText}
          maxLength={200}
          placeholder="Search markets, pages, actions"
        />
        <CommandList className="max-h-[60vh]">
          <MarketResults text={text} onOpen={go} />
          {pages.length > 0 && (
            <CommandGroup heading="Pages">
              {pages.map(({ href, label, icon: Icon }) => (
                <CommandItem key={href} value={`page ${href}`} onSelect={() => go(href)}>
                  <Icon aria-hidden />
                  {label}
                </CommandItem>
              ))}
            </CommandGroup>
          )}
          <CommandGroup heading="Actions">
            {themes.map((label) => (
              <CommandItem
                key={label}
                value={label}
                onSelect={() => {
                  setTheme(
                    label.startsWith("Dark")
                      ? "dark"
                      : label.startsWith("Light")
                        ? "light"
                        : "system",
                  );
                  onClose();
                }}
              >
                <SunMoon aria-hidden />
                {label}
                {label.toLowerCase().startsWith(resolvedTheme ?? "-") && (
                  <span className="ml-auto text-label text-faint">current</span>
                )}
              </CommandItem>
            ))}
            {fits("Keyboard shortcuts") && (
              <CommandItem value="shortcuts" onSelect={() => openLayer("shortcuts")}>
                <Keyboard aria-hidden />
                Keyboard shortcuts
              </CommandItem>
            )}
          </CommandGroup>
        </CommandList>
      </Command>
    </Modal>
  );
}

function MarketResults({ text, onOpen }: { text: string; onOpen: (href: string) => void }) {
  const settled = useSettled(useDeferredValue(text));
  const { data, isFetching, error } = useMarketLookup(settled);
  if (text.trim().length < 2) return null;
  if (error)
    return (
      <p role="alert" className="p-3 text-table text-no">
        The market search failed: {error.message}
      </p>
    );
  const markets = data?.data ?? [];
  if (markets.length === 0)
    return (
      <CommandEmpty>
        {isFetching || settled !== text ? "Searching…" : "No market fits"}
      </CommandEmpty>
    );
  return (
    <CommandGroup heading="Markets">
      {markets.map(({ id, title, price }) => (
        <CommandItem
          key={id}
          value={`market ${id}`}
          onSelect={() => onOpen(`/markets/${encodeURIComponent(id)}`)}
        >
          <span className="min-w-0 flex-1 truncate">
            <bdi>{title}</bdi>
          </span>
          <span className="text-muted-foreground tabular-nums">{formatPrice(price)}</span>
        </CommandItem>
      ))}
    </CommandGroup>
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
