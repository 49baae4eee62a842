import type { Metadata } from "next";
import { CalibrationPanel } from "@/components/analysis/calibration-panel";
import { CorrelationsPanel } from "@/components/analysis/correlations-panel";
import { FlowsPanel } from "@/components/analysis/flows-panel";
import { RecordPanel } from "@/components/analysis/record-panel";
import { VolumePanel } from "@/components/analysis/volume-panel";
import { pageContext } from "@/lib/server/page-context";
import { readAnalysis } from "./read-analysis";

export const metadata: Metadata = {
  title: "Analysis",
  description:
    "Whether prices come true, what is traded after cleaning, where money flows, what signals were worth and which markets move together",
  alternates: { canonical: "/analysis" },
};

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AnalysisPage({ searchParams }: PageProps) {
  const ctx = await pageContext();
  const { record, ...first } = await readAnalysis(ctx, await searchParams);
  return (
    <>
      <h1 className="sr-only">Analysis</h1>
      <CalibrationPanel first={first.calibration} />
      <div className="grid xl:grid-cols-2">
        <VolumePanel first={first.volume} />
        <FlowsPanel first={first.flows} />
      </div>
      <RecordPanel first={record} />
      <CorrelationsPanel first={first.correlations} isSignedIn={ctx.user !== null} />
    </>
  );
}
