import type { ReactNode } from "react";
import { RelativeTime } from "@/components/layout/relative-time";
import { cn } from "@/components/ui/cn";
import type { SourceFacts } from "@/lib/analysis/schema";
import { formatCount } from "@/lib/markets/format-count";
import { formatUsd } from "@/lib/markets/format-usd";
import type { SyncStatus } from "@/lib/sync/schema";
import { SOURCE_WORDS } from "@/lib/trust/source-words";

/** How much there is and how old it is; what is not known says so. */
export function LandingFacts({
  facts,
  status,
}: {
  facts: SourceFacts | null;
  status: SyncStatus | null;
}) {
  return (
    <dl className="grid grid-cols-2 gap-px border-b border-border bg-border sm:grid-cols-3 xl:grid-cols-6">
      <Fact label="Open markets" note={status ? SOURCE_WORDS[status.source] : "source unknown"}>
        {facts && formatCount(facts.openMarkets)}
      </Fact>
      <Fact label="Traded over 24 hours" note="as the source counts it">
        {facts?.volume24hUsd != null && formatUsd(facts.volume24hUsd)}
      </Fact>
      <Fact
        label="Wallets followed"
        note={facts ? `${formatCount(facts.scoredWallets)} with a score` : "not read"}
      >
        {facts && formatCount(facts.wallets)}
      </Fact>
      <Fact label="Large trades, 24 hours" note="1,000 dollars or more, takers">
        {facts && formatCount(facts.largeTrades24h)}
      </Fact>
      <Fact label="Signals under grading" note="at 1 h, 24 h and settlement">
        {facts && formatCount(facts.signals)}
      </Fact>
      <Fact
        label="Last complete sync"
        note={status?.stale ? "older than five minutes" : "renewed every few minutes"}
        isWarning={status?.stale === true}
      >
        {status?.lastSuccessAt && <RelativeTime at={status.lastSuccessAt} />}
      </Fact>
    </dl>
  );
}

function Fact({
  label,
  note,
  isWarning,
  children,
}: {
  label: string;
  note: string;
  isWarning?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5 bg-background px-3 py-2.5 md:px-5">
      <dt className="label-caps truncate">{label}</dt>
      <dd className="flex flex-col">
        <span className="text-figure font-medium tabular-nums">{children || "—"}</span>
        <span className={cn("truncate text-label text-muted-foreground", isWarning && "text-warn")}>
          {note}
        </span>
      </dd>
    </div>
  );
}
