"use client";

import { Activity, BookOpen, KeyRound, ListChecks, Settings } from "lucide-react";
import { CommandGroup, CommandItem } from "@/components/ui/command";
import { Kbd } from "@/components/ui/kbd";
import { useAccount } from "@/hooks/use-account";
import { navigation } from "./navigation";
import type { RecentItem } from "./recent-store";

type Page = { href: string; label: string; icon: typeof Settings; key?: string };

/** Pages that have no place in the sidebar. */
const OWN: readonly Page[] = [
  { href: "/settings", label: "Settings", icon: Settings },
  { href: "/settings#keys", label: "API keys", icon: KeyRound },
];
const TRUST: readonly Page[] = [
  { href: "/methodology", label: "Methodology", icon: BookOpen },
  { href: "/glossary", label: "Glossary", icon: BookOpen },
  { href: "/status", label: "Status", icon: Activity },
  { href: "/changelog", label: "Changelog", icon: ListChecks },
];

export function PalettePages({
  words,
  onOpen,
}: {
  words: string;
  onOpen: (item: RecentItem) => void;
}) {
  const isSignedIn = useAccount() !== null;
  const all: readonly Page[] = [
    ...navigation,
    ...(isSignedIn ? OWN : []),
    ...(words === "" ? [] : TRUST),
  ];
  const pages = all.filter(({ label }) => label.toLowerCase().includes(words));
  if (pages.length === 0) return null;
  return (
    <CommandGroup heading="Pages">
      {pages.map(({ href, label, icon: Icon, key }) => (
        <CommandItem
          key={href}
          value={`page ${href}`}
          onSelect={() => onOpen({ kind: "page", title: label, href })}
        >
          <Icon aria-hidden />
          {label}
          {key && (
            <span className="ml-auto flex gap-1">
              <Kbd>g</Kbd>
              <Kbd>{key}</Kbd>
            </span>
          )}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}
