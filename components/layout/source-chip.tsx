"use client";

import { useSync } from "@/hooks/use-sync";
import { cn } from "@/components/ui/cn";
import type { SyncStatus } from "@/lib/sync/schema";
import { RelativeTime } from "./relative-time";

const SOURCES = {
  polymarket: { label: "Live", note: "Data of Polymarket, at the age shown" },
  recorded: { label: "Recorded · replayed", note: "Recorded answers of Polymarket, not live" },
  demo: { label: "Demo · simulated", note: "A built-in market simulation: no real prices" },
};

/** Which source the page shows, so that nobody takes a simulation for the market. */
export function SourceChip({ initial }: { initial: SyncStatus | null }) {
  const { data } = useSync(initial);
  if (!data) return null;
  const { label, note } = SOURCES[data.source];
  const isLive = data.source === "polymarket";
  return (
    <span
      title={note}
      data-testid="source-chip"
      className={cn(
        "flex h-[22px] items-center gap-1.5 rounded-sm border px-1.5 text-label whitespace-nowrap",
        isLive && !data.stale ? "border-yes/35 text-yes" : "border-warn/40 text-warn",
      )}
    >
      <span aria-hidden className="size-1.5 rounded-full bg-current" />
      {label}
      {isLive && data.lastSuccessAt && (
        <>
          {" · "}
          <RelativeTime at={data.lastSuccessAt} />
        </>
      )}
    </span>
  );
}
