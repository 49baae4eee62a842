import Link from "next/link";
import type { FirstAnswers } from "@/components/overview/overview-grid";
import { panelRows } from "@/components/overview/panel-rows";
import { RecordRows } from "@/components/overview/record-rows";
import { buttonVariants } from "@/components/ui/button-variants";
import type { SourceFacts } from "@/lib/analysis/schema";
import { LandingFacts } from "./landing-facts";
import { LandingPanel } from "./landing-panel";
import { LandingWays } from "./landing-ways";

export type LandingData = { facts: SourceFacts | null; panels: FirstAnswers };

/** The product as it stands at this moment, for those who have no account. */
export function LandingPage({ facts, panels }: LandingData) {
  const { risers, volume, tape, record, closing, sync } = panels;
  const hasRecord = record !== undefined && record.data.length > 0;
  return (
    <div className="flex min-h-full flex-col">
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 border-b border-border bg-panel px-3 py-4 md:px-5 md:py-5">
        <div className="max-w-[70ch] min-w-0">
          <h1 className="text-[20px] leading-7 font-semibold tracking-tight">
            A terminal for prediction markets
          </h1>
          <p className="mt-1 text-body text-muted-foreground">
            Every open Polymarket market, the wallets behind the trades, and signals that grade
            themselves. Each figure comes with its age, its n and its interval. Workflows watch what
            you cannot.
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Link href="/sign-up" prefetch={false} className={buttonVariants({ size: "lg" })}>
            Create an account
          </Link>
          <Link
            href="/discovery"
            prefetch={false}
            className={buttonVariants({ variant: "outline", size: "lg" })}
          >
            Screen markets without one
          </Link>
        </div>
      </header>
      <LandingFacts facts={facts} status={sync?.data ?? null} />
      <div className="grid flex-1 lg:grid-cols-2 xl:grid-cols-3 xl:grid-rows-[auto_minmax(0,1fr)]">
        <LandingPanel id="risers" answer={risers}>
          {risers && panelRows("risers", risers.data)}
        </LandingPanel>
        <LandingPanel id="tape" answer={tape}>
          {tape && panelRows("tape", tape.data)}
        </LandingPanel>
        <LandingPanel id="volume" answer={volume}>
          {volume && panelRows("volume", volume.data)}
        </LandingPanel>
        {hasRecord ? (
          <LandingPanel id="record" answer={record}>
            <RecordRows rows={record.data} limit={7} />
          </LandingPanel>
        ) : (
          // Nothing is graded in the first hour of a source; what ends next is known from the first sync on.
          <LandingPanel id="closing" answer={closing}>
            {closing && panelRows("closing", closing.data)}
          </LandingPanel>
        )}
        <LandingWays />
      </div>
    </div>
  );
}
