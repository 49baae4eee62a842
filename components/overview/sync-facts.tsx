import type { ReactNode } from "react";
import { RelativeTime } from "@/components/layout/relative-time";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/lib/markets/format-count";
import type { SyncStatus } from "@/lib/sync/schema";
import { SOURCE_WORDS } from "@/lib/trust/source-words";

/** Where the rows come from, how old they are, and what the last run did. */
export function SyncFacts({ status }: { status: SyncStatus }) {
  const { source, upstream, markets, events, rejects, lastSuccessAt, stale, running, latest } =
    status;
  const last = running ?? latest;
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_auto] text-table tabular-nums">
      <Fact label="Source">{SOURCE_WORDS[source]}</Fact>
      <Fact label="Last complete sync" tone={stale ? "warn" : undefined}>
        {stale && "stale · "}
        <RelativeTime at={lastSuccessAt} />
      </Fact>
      <Fact label="Upstream" tone={upstream === "failing" ? "no" : undefined}>
        {upstream}
      </Fact>
      <Fact label="Markets · events">
        {formatCount(markets)} · {formatCount(events)}
      </Fact>
      <Fact label={running ? "Running now" : "Last run"}>
        {last ? `${last.status} · ${formatCount(last.pages)} pages` : "—"}
      </Fact>
      <Fact label="Rows written">{last ? formatCount(last.rowsWritten) : "—"}</Fact>
      <Fact label="Rows rejected" tone={rejects > 0 ? "warn" : undefined}>
        {formatCount(rejects)}
      </Fact>
      <Fact label="Last fault" tone={latest?.error ? "no" : undefined}>
        {latest?.error ? latest.error.code : "none"}
      </Fact>
    </dl>
  );
}

function Fact({
  label,
  tone,
  children,
}: {
  label: string;
  tone?: "warn" | "no" | undefined;
  children: ReactNode;
}) {
  return (
    <div className="col-span-full grid h-[31px] grid-cols-subgrid items-center border-b border-border/60 px-3 last:border-b-0">
      <dt className="truncate text-muted-foreground">{label}</dt>
      <dd className={cn("truncate", tone === "warn" && "text-warn", tone === "no" && "text-no")}>
        {children}
      </dd>
    </div>
  );
}
