"use client";

import { FigureValue } from "@/components/figures/figure-value";
import { ReliabilityPlot, ReliabilityTable } from "@/components/figures/reliability-plot";
import { FilterSelect } from "@/components/markets/filter-select";
import { RecordTable } from "@/components/signals/record-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { useSignalRecord, useSignalReliability } from "@/hooks/use-unusual";
import type { Failure } from "@/lib/http/to-failure";
import { formatCount } from "@/lib/markets/format-count";
import type { SignalRecord } from "@/lib/signals/schema";
import { signalKind } from "@/lib/signals/signal-words";

type RecordViewProps = {
  initial: SignalRecord[] | null;
  failure: Failure | null;
  kind: string | undefined;
  onKind: (kind: string | null) => void;
};

/** The graded record of every kind, and whether what was named came true as often as its price said. */
export function RecordView({ initial, failure, kind, onKind }: RecordViewProps) {
  const { data, error, refetch } = useSignalRecord(initial);
  const problem = error ?? (data ? null : failure);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <Panel title="Record by kind and horizon">
        {data ? (
          data.length === 0 ? (
            <EmptyState
              title="Nothing was graded yet"
              reason="Signals are graded an hour and a day after they were written, and when their market settles."
            />
          ) : (
            <RecordTable records={data} />
          )
        ) : problem ? (
          <ErrorState
            title="The record could not be read"
            error={problem}
            onRetry={() => void refetch()}
          />
        ) : (
          <Skeleton className="m-3 h-48" />
        )}
      </Panel>
      <ReliabilityPanel
        kinds={[...new Set((data ?? []).map((record) => record.kind))]}
        kind={kind}
        onKind={onKind}
      />
    </div>
  );
}

type ReliabilityPanelProps = {
  kinds: readonly string[];
  kind: string | undefined;
  onKind: (kind: string | null) => void;
};

function ReliabilityPanel({ kinds, kind, onKind }: ReliabilityPanelProps) {
  const { data, error, refetch } = useSignalReliability(kind);
  return (
    <Panel
      title="Reliability"
      aside={
        <FilterSelect
          name="kind"
          label="Kind"
          any="Every kind"
          choices={kinds.map((value) => ({ value, label: signalKind(value).toLowerCase() }))}
          value={kind}
          onChange={onKind}
        />
      }
    >
      {error && !data ? (
        <ErrorState
          title="The reliability could not be read"
          error={error}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <Skeleton className="m-3 h-64" />
      ) : data.bins.length === 0 ? (
        <EmptyState
          title="No market of a signal has settled yet"
          reason={`${formatCount(data.unsettled)} ${data.unsettled === 1 ? "signal waits" : "signals wait"} for their market.`}
        />
      ) : (
        <div className="grid items-center gap-4 p-3 md:grid-cols-[256px_minmax(0,420px)_minmax(0,1fr)]">
          <ReliabilityPlot bins={data.bins} label="Reliability of signals" />
          <ReliabilityTable
            bins={data.bins}
            label="Settled signals by the price of the named side"
          />
          <dl className="flex flex-col gap-2 self-start text-table">
            <div>
              <dt className="label-caps">Named sides that won</dt>
              <dd>
                <FigureValue
                  figure={data.cameTrue}
                  format="percent"
                  isRate
                  detail
                  className="text-figure font-semibold"
                />
              </dd>
            </div>
            <div>
              <dt
                className="label-caps"
                title="Mean price of the named sides when they were named: what the market gave them itself"
              >
                Base rate: their price
              </dt>
              <dd>
                <FigureValue figure={data.baseRate} format="percent" isRate detail />
              </dd>
            </div>
            <p className="text-label text-faint">
              On the line, a signal knew what the price knew. {formatCount(data.unsettled)} signals
              are not settled and in no bin; bars are 90 % intervals on events.
            </p>
          </dl>
        </div>
      )}
    </Panel>
  );
}
