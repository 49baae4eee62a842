"use client";

import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/layout/relative-time";
import { TrustLinks } from "@/components/trust/trust-links";
import { Badge } from "@/components/ui/badge";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { useHealth } from "@/hooks/use-health";
import { useSync } from "@/hooks/use-sync";
import type { Health, HealthCheck } from "@/lib/admin/read-health";
import { formatCount } from "@/lib/markets/format-count";
import type { SyncStatus } from "@/lib/sync/schema";
import { formatDuration } from "@/lib/workflows/format-duration";

type StatusPageProps = { health: Health | null; sync: SyncStatus | null };

/** Whether the data is fresh and every loop on time, as everybody may see it. */
export function StatusPage({ health: initial, sync }: StatusPageProps) {
  const health = useHealth(initial);
  const status = useSync(sync);
  return (
    <div className="flex min-h-full flex-col">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-border bg-panel px-3 py-2.5">
        <h1 className="text-[17px] leading-6 font-semibold">Status</h1>
        <TrustLinks />
      </header>
      <Verdict health={health.data} />
      {health.error ? (
        <ErrorState
          title="The product does not answer"
          error={health.error}
          onRetry={() => void health.refetch()}
        />
      ) : (
        <div className="grid lg:grid-cols-2">
          <Panel
            title="Loops"
            className="lg:border-r"
            aside={<AsOf at={health.data?.at ?? null} />}
          >
            <Loops checks={health.data?.checks} />
          </Panel>
          <Panel title="Data">
            <Data status={status.data} />
          </Panel>
        </div>
      )}
      <Panel title="Open incidents" className="flex-1">
        <Incidents health={health.data} status={status.data} />
      </Panel>
    </div>
  );
}

const AsOf = ({ at }: { at: string | null }) => (
  <span className="text-label text-faint">
    asked <RelativeTime at={at} />
  </span>
);

function Verdict({ health }: { health: Health | undefined }) {
  if (!health) return <Skeleton className="m-3 h-6 w-64" />;
  return (
    <output className="flex items-center gap-2 border-b border-border px-3 py-3 text-body font-medium md:px-4">
      {health.isWell ? (
        <CircleCheck aria-hidden className="size-4 stroke-[1.5] text-yes" />
      ) : (
        <TriangleAlert aria-hidden className="size-4 stroke-[1.5] text-warn" />
      )}
      {health.isWell ? "Everything works" : "Something is not as it should be"}
    </output>
  );
}

/** What each check of `/api/health` watches. */
const LOOPS: Record<string, string> = {
  database: "Database",
  sync: "Market sync",
  ingest: "Trades, wallets, holders and prices",
  score: "Scores and figures",
  grade: "Signals and their grades",
  alerts: "Alerts",
  schedules: "Schedules of workflows",
  housekeeping: "Runs of workflows",
};

function Loops({ checks }: { checks: readonly HealthCheck[] | undefined }) {
  if (!checks)
    return (
      <div aria-busy="true" aria-label="Loading the loops" className="flex flex-col gap-2 p-3">
        <Skeleton className="h-3.5 w-2/3" />
        <Skeleton className="h-3.5 w-1/2" />
      </div>
    );
  return (
    <table className="w-full border-collapse text-table">
      <thead>
        <tr className="label-caps text-left">
          <Head>Loop</Head>
          <Head>State</Head>
          <Head right>Age</Head>
          <Head right>Budget</Head>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ name, ok, reason, ageSeconds, budgetSeconds }) => (
          <tr key={name} className="h-7 border-b border-border last:border-b-0">
            <td className="px-3">{LOOPS[name] ?? name}</td>
            <td className="px-3 whitespace-nowrap">
              {ok ? (
                <Badge tone={reason === null ? "yes" : "neutral"}>
                  {reason ?? (budgetSeconds === null ? "ok" : "on time")}
                </Badge>
              ) : (
                <Badge tone="no">{reason ?? "fails"}</Badge>
              )}
            </td>
            <td className="px-3 text-right whitespace-nowrap tabular-nums">
              {ageSeconds === null ? (
                <span className="text-faint" title="It has no age, or has not worked yet">
                  —
                </span>
              ) : (
                formatDuration(ageSeconds * 1000)
              )}
            </td>
            <td className="px-3 text-right whitespace-nowrap text-muted-foreground tabular-nums">
              {budgetSeconds === null ? "—" : formatDuration(budgetSeconds * 1000)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Head = ({ right = false, children }: { right?: boolean; children: ReactNode }) => (
  <th
    scope="col"
    className={`h-7 border-b border-border px-3 font-normal ${right ? "text-right" : ""}`}
  >
    {children}
  </th>
);

const SOURCES = {
  polymarket: "Polymarket, live",
  recorded: "Recorded answers of Polymarket",
  demo: "Built-in simulation: no real prices",
};

function Data({ status }: { status: SyncStatus | undefined }) {
  if (!status)
    return <p className="px-3 py-3 text-table text-muted-foreground">The state is unknown.</p>;
  const { source, upstream, markets, events, rejects, lastSuccessAt, stale, running, latest } =
    status;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 px-3 py-1 text-table [&>*]:py-1">
      <Fact name="Source">{SOURCES[source]}</Fact>
      <Fact name="Upstream">
        <Badge tone={UPSTREAM[upstream]}>{upstream}</Badge>
      </Fact>
      <Fact name="Last complete sync">
        <RelativeTime at={lastSuccessAt} className={stale ? "text-warn" : ""} />
        {stale && <span className="text-warn"> · stale</span>}
      </Fact>
      <Fact name="Running now">
        {running ? `${formatCount(running.marketsSeen)} markets so far` : "no"}
      </Fact>
      <Fact name="Markets">{formatCount(markets)}</Fact>
      <Fact name="Events">{formatCount(events)}</Fact>
      <Fact name="Rejected rows of the last run">{formatCount(rejects)}</Fact>
      <Fact name="Last run">
        {latest ? `${latest.status}, ${formatCount(latest.rowsWritten)} rows written` : "—"}
      </Fact>
    </dl>
  );
}

const UPSTREAM = { ok: "yes", failing: "no", unknown: "neutral" } as const;

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-muted-foreground">{name}</dt>
    <dd className="tabular-nums">{children}</dd>
  </>
);

function Incidents({
  health,
  status,
}: {
  health: Health | undefined;
  status: SyncStatus | undefined;
}) {
  const reasons = (health?.checks ?? [])
    .filter(({ ok }) => !ok)
    .map(({ name, reason }) => `${LOOPS[name] ?? name}: ${reason ?? "fails"}.`);
  const failed = status?.latest?.error;
  if (failed) reasons.push(`The last sync failed: ${failed.message}.`);
  if (status?.upstream === "failing")
    reasons.push("The upstream does not answer; older data is shown.");
  if (reasons.length === 0)
    return <p className="px-3 py-3 text-table text-muted-foreground">None.</p>;
  return (
    <ul className="flex flex-col gap-1 px-3 py-2.5 text-table">
      {reasons.map((reason) => (
        <li key={reason} className="flex items-center gap-2">
          <CircleX aria-hidden className="size-3.5 shrink-0 stroke-[1.5] text-no" />
          {reason}
        </li>
      ))}
    </ul>
  );
}
