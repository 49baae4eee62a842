"use client";

import type { KeyboardEvent } from "react";
import { bringIntoView } from "@/components/ui/bring-into-view";
import { cn } from "@/components/ui/cn";

type Tab<Id extends string> = { id: Id; label: string };

/** Tabs whose choice stands in the URL: links without JavaScript, arrow keys with it. */
export function TabList<Id extends string>({
  label,
  tabs,
  current,
  href,
  onTab,
}: {
  label: string;
  tabs: readonly Tab<Id>[];
  current: Id;
  href: (id: Id) => string;
  onTab: (id: Id) => void;
}) {
  const move = (event: KeyboardEvent<HTMLAnchorElement>, index: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    onTab(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label={label}
      className="relative flex h-9 items-stretch gap-4 more-aside overflow-x-auto border-b border-border bg-panel px-3"
    >
      {tabs.map(({ id, label: name }, index) => (
        <a
          key={id}
          ref={id === current ? bringIntoView : undefined}
          id={`tab-${id}`}
          role="tab"
          href={href(id)}
          aria-selected={id === current}
          aria-controls={id === current ? `panel-${id}` : undefined}
          tabIndex={id === current ? 0 : -1}
          onKeyDown={(event) => move(event, index)}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onTab(id);
          }}
          className={cn(
            "-mb-px flex items-center border-b-2 border-transparent text-table whitespace-nowrap text-muted-foreground hover:text-foreground",
            id === current && "border-primary text-foreground",
          )}
        >
          {name}
        </a>
      ))}
    </div>
  );
}
