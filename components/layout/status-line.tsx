"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useSync } from "@/hooks/use-sync";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/lib/markets/format-count";
import type { SyncStatus } from "@/lib/sync/schema";
import { RelativeTime } from "./relative-time";

const LINKS = [
  { href: "/data-source", label: "Source" },
  { href: "/methodology", label: "Methodology" },
  { href: "/glossary", label: "Glossary" },
];

/** Age of the data, how much there is, and whether its source answers. */
export function StatusLine({ initial }: { initial: SyncStatus | null }) {
  const { data, isError } = useSync(initial);
  return (
    <footer
      aria-label="State of the data"
      className="flex h-6 shrink-0 items-center gap-3 overflow-hidden border-t border-border bg-panel px-3 text-label whitespace-nowrap text-muted-foreground"
    >
      <Link
        href="/status"
        prefetch={false}
        title="The status of every part"
        className="flex h-full min-w-0 items-center gap-3 overflow-hidden hover:text-foreground"
      >
        {data ? (
          <Status status={data} />
        ) : (
          <span>{isError ? "State unknown" : "Reading the state…"}</span>
        )}
      </Link>
      <nav aria-label="About the data" className="ml-auto hidden items-center gap-3 md:flex">
        {LINKS.map(({ href, label }) => (
          <Link key={href} href={href} prefetch={false} className="hover:text-foreground">
            {label}
          </Link>
        ))}
      </nav>
      <span className="hidden text-faint sm:inline">Not financial advice</span>
    </footer>
  );
}

function Status({ status }: { status: SyncStatus }) {
  const { running, lastSuccessAt, stale, markets, upstream, rejects } = status;
  return (
    <>
      <Item tone={stale ? "warn" : undefined}>
        {running ? `syncing · ${formatCount(running.marketsSeen)} markets` : "sync "}
        {!running && (lastSuccessAt ? <RelativeTime at={lastSuccessAt} /> : "never")}
      </Item>
      <Item>{formatCount(markets)} markets</Item>
      <Item tone={upstream === "failing" ? "no" : undefined}>upstream {upstream}</Item>
      <span className="hidden lg:inline">
        <Item tone={rejects > 0 ? "warn" : undefined}>{formatCount(rejects)} rejects</Item>
      </span>
    </>
  );
}

function Item({ tone, children }: { tone?: "warn" | "no" | undefined; children: ReactNode }) {
  return (
    <span className={cn(tone === "warn" && "text-warn", tone === "no" && "text-no")}>
      {children}
    </span>
  );
}
