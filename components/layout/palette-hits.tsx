"use client";

import { Bookmark, CalendarRange, ChartLine, Wallet, Workflow } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CommandGroup, CommandItem } from "@/components/ui/command";
import { formatPrice } from "@/lib/markets/format-price";
import { formatUsd } from "@/lib/markets/format-usd";
import type { SearchResult } from "@/lib/search/schema";
import type { RecentItem } from "./recent-store";

type Hit = { id: string; title: string; href: string; aside?: ReactNode };
type Group = { heading: string; kind: RecentItem["kind"]; icon: ReactNode; hits: Hit[] };

/** What the server found, by kind; while it looks again, what it found before stays. */
export function PaletteHits({
  result,
  error,
  isBehind,
  onRetry,
  onOpen,
}: {
  result: SearchResult | undefined;
  error: Error | null;
  isBehind: boolean;
  onRetry: () => void;
  onOpen: (item: RecentItem) => void;
}) {
  if (error && !isBehind)
    return (
      <div role="alert" className="flex items-center gap-3 p-3 text-table text-muted-foreground">
        <span className="min-w-0 flex-1">The search failed: {error.message}</span>
        <Button variant="outline" size="sm" onClick={onRetry}>
          Try again
        </Button>
      </div>
    );
  const groups = (result ? toGroups(result) : []).filter(({ hits }) => hits.length > 0);
  if (groups.length === 0)
    return (
      <output className="block p-4 text-center text-table text-muted-foreground">
        {isBehind ? "Searching…" : "No market, event, wallet or workflow fits"}
      </output>
    );
  return groups.map(({ heading, kind, icon, hits }) => (
    <CommandGroup key={heading} heading={heading}>
      {hits.map(({ id, title, href, aside }) => (
        <CommandItem
          key={id}
          value={`${kind} ${id}`}
          onSelect={() => onOpen({ kind, title: title.slice(0, 500), href })}
        >
          {icon}
          <span className="min-w-0 flex-1 truncate">
            <bdi>{title}</bdi>
          </span>
          <span className="shrink-0 text-muted-foreground tabular-nums">{aside}</span>
        </CommandItem>
      ))}
    </CommandGroup>
  ));
}

const closedMark = (isClosed: boolean) =>
  isClosed && <span className="mr-2 text-label text-faint">closed</span>;

function toGroups({ markets, events, wallets, workflows, screens }: SearchResult): Group[] {
  return [
    {
      heading: "Markets",
      kind: "market",
      icon: <ChartLine aria-hidden />,
      hits: markets.map((market) => ({
        ...market,
        aside: (
          <>
            {closedMark(market.closed)}
            {formatPrice(market.price)}
          </>
        ),
      })),
    },
    {
      heading: "Events",
      kind: "event",
      icon: <CalendarRange aria-hidden />,
      hits: events.map((event) => ({
        ...event,
        aside: (
          <>
            {closedMark(event.closed)}
            {formatUsd(event.volume24h)}
          </>
        ),
      })),
    },
    {
      heading: "Wallets",
      kind: "wallet",
      icon: <Wallet aria-hidden />,
      hits: wallets.map((wallet) => ({
        ...wallet,
        aside: (
          <span className="font-mono text-label">
            {wallet.address.slice(0, 6)}…{wallet.address.slice(-4)}
          </span>
        ),
      })),
    },
    { heading: "Workflows", kind: "workflow", icon: <Workflow aria-hidden />, hits: workflows },
    { heading: "Saved screens", kind: "screen", icon: <Bookmark aria-hidden />, hits: screens },
  ];
}
