"use client";

import Link from "next/link";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import type { FirstAnalysis } from "@/hooks/analysis-reads";
import { useCorrelations } from "@/hooks/use-analysis";
import type { Correlations } from "@/lib/analysis/schema";
import { AnalysisPanel } from "./analysis-panel";
import { CorrelationMatrix } from "./correlation-matrix";
import { RelatedPairs } from "./related-pairs";

type CorrelationsPanelProps = { first: FirstAnalysis["correlations"]; isSignedIn: boolean };

/** Which of the reader's markets move together, hour by hour. */
export function CorrelationsPanel({ first, isSignedIn }: CorrelationsPanelProps) {
  const query = useCorrelations(first, isSignedIn);
  const title = "Correlations of my watchlist";
  if (!isSignedIn)
    return (
      <section id="correlations" aria-label={title} className="border-b border-border">
        <header className="flex min-h-8 items-center border-b border-border bg-panel px-3">
          <h2 className="text-table font-medium">{title}</h2>
        </header>
        <EmptyState
          title="A watchlist belongs to somebody"
          reason="Sign in, and the markets that you watch are compared hour by hour over two weeks."
          action={
            <Link
              href="/sign-in?next=%2Fanalysis%23correlations"
              prefetch={false}
              className={buttonVariants()}
            >
              Sign in
            </Link>
          }
        />
      </section>
    );
  return (
    <AnalysisPanel
      id="correlations"
      title={title}
      lead="Pearson's r of hourly price changes over 14 days, from 30 shared hours on. What moves together need not be related: pairs are corrected for how many there are."
      query={query}
      budgetMs={60 * 60_000}
      minHeight="220px"
      toRows={toPairRows}
    >
      {(correlations) => <CorrelationsBody correlations={correlations} />}
    </AnalysisPanel>
  );
}

const toPairRows = ({ markets, pairs }: Correlations) =>
  pairs.map(({ a, b, ...figures }) => ({
    one: markets[a]?.title,
    other: markets[b]?.title,
    ...figures,
  }));

function CorrelationsBody({ correlations }: { correlations: Correlations }) {
  const { markets, pairs, leftOut } = correlations;
  if (markets.length < 2)
    return (
      <EmptyState
        className="absolute inset-0"
        title={markets.length === 0 ? "No market is watched" : "One market is watched"}
        reason="Two are needed to compare. The star beside a market puts it on the watchlist; its hourly prices are kept from then on."
        action={
          <Link
            href="/discovery"
            prefetch={false}
            className={buttonVariants({ variant: "outline" })}
          >
            Screen markets
          </Link>
        }
      />
    );
  const known = pairs.filter(({ r }) => r.value !== null).length;
  return (
    <>
      {(leftOut > 0 || known < pairs.length) && (
        <p className="border-b border-border/60 px-3 py-1.5 text-table text-warn">
          {known < pairs.length &&
            `${pairs.length - known} of ${pairs.length} pairs need ≥ 30 shared hourly changes, and movement in both. `}
          {leftOut > 0 &&
            `The newest ${markets.length} are compared; ${leftOut} more are left out.`}
        </p>
      )}
      <div className="grid xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <CorrelationMatrix correlations={correlations} />
        <RelatedPairs correlations={correlations} />
      </div>
    </>
  );
}
