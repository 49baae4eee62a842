"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { EmptyState } from "@/components/ui/empty-state";
import { FigureValue } from "@/components/figures/figure-value";
import type { FirstAnalysis } from "@/hooks/analysis-reads";
import { useCalibration } from "@/hooks/use-analysis";
import { HORIZONS } from "@/lib/analysis/horizons";
import type { Calibration } from "@/lib/analysis/schema";
import { formatCount } from "@/lib/markets/format-count";
import { AnalysisPanel } from "./analysis-panel";
import { BinsTable } from "./bins-table";
import { CalibrationPlot } from "./calibration-plot";
import { CategoryTable } from "./category-table";
import { ChoiceBar } from "./choice-bar";

const CHOICES = [
  ["1h", "1 hour before"],
  ["24h", "1 day"],
  ["7d", "7 days"],
] as const;

/** Whether what is priced at 30 % happens three times in ten. */
export function CalibrationPanel({ first }: { first: FirstAnalysis["calibration"] }) {
  const [asked, ask] = useQueryStates({
    horizon: parseAsStringLiteral(HORIZONS).withDefault("24h"),
    category: parseAsString,
  });
  const query = useCalibration(asked, first);
  return (
    <AnalysisPanel
      id="calibration"
      title={`Calibration${asked.category ? ` · ${asked.category}` : ""}`}
      lead="Settled markets: the price of the first outcome at a fixed time before the end, against what happened. One observation a market."
      tools={
        <ChoiceBar
          label="How long before the end"
          choices={CHOICES}
          value={asked.horizon}
          onChoose={(horizon) => void ask({ horizon })}
        />
      }
      query={query}
      budgetMs={30 * 60_000}
      minHeight="420px"
      toRows={({ bins }) => bins}
      hasChart={(query.data?.data.bins.length ?? 0) > 0}
    >
      {(calibration) => (
        <CalibrationBody
          calibration={calibration}
          onChoose={(category) => void ask({ category })}
        />
      )}
    </AnalysisPanel>
  );
}

type CalibrationBodyProps = {
  calibration: Calibration;
  onChoose: (category: string | null) => void;
};

function CalibrationBody({ calibration, onChoose }: CalibrationBodyProps) {
  const { bins, summary, categories, horizon } = calibration;
  const { settled, missing } = summary;
  if (settled === 0)
    return (
      <EmptyState
        className="absolute inset-0"
        title="No market has settled yet"
        reason="As markets of the source settle, each is set against its price before the end."
      />
    );
  return (
    <>
      <CalibrationSummaryLine calibration={calibration} />
      {bins.length === 0 ? (
        <EmptyState
          className="border-b border-border/60 py-8"
          title={`No settled market has a stored price ${horizon} before its end`}
          reason={`${formatCount(missing)} settled. Prices are kept of watched and opened markets and of the 1,000 largest, and of every fill that was read; a nearer horizon may have some.`}
        />
      ) : (
        <div className="grid border-b border-border/60 lg:grid-cols-[minmax(0,420px)_minmax(0,1fr)]">
          <CalibrationPlot bins={bins} />
          <div className="more-aside overflow-x-auto lg:border-l lg:border-border/60">
            <BinsTable bins={bins} />
          </div>
        </div>
      )}
      <CategoryTable categories={categories} chosen={summary.category} onChoose={onChoose} />
    </>
  );
}

/** The figures of all bins together, and how many markets are in none of them. */
function CalibrationSummaryLine({ calibration: { summary } }: { calibration: Calibration }) {
  const { brier, skill, logLoss, calibrationError, events, missing, halves, settled } = summary;
  const figures = [
    ["Brier", "brier", <FigureValue key="b" figure={brier} format="ratio" isRate />],
    ["Skill", undefined, <FigureValue key="s" figure={skill} format="percent" signed isRate />],
    ["Log loss", undefined, <FigureValue key="l" figure={logLoss} format="ratio" isRate />],
    [
      "Calibration error",
      "calibration",
      <FigureValue key="c" figure={calibrationError} format="percent" isRate />,
    ],
    ["Markets", "n", formatCount(brier.n)],
    ["Events", undefined, formatCount(events)],
  ] as const;
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-border/60 px-3 py-2 text-table tabular-nums">
      {figures.map(([label, term, value]) => (
        <span key={label} className="flex items-baseline gap-1.5">
          <span className="text-muted-foreground" data-term={term}>
            {label}
          </span>
          {value}
        </span>
      ))}
      {missing > 0 && (
        <span className="text-warn">
          {formatCount(missing)} of {formatCount(settled)} settled without a price of that time
        </span>
      )}
      {halves > 0 && (
        <span className="text-muted-foreground">{formatCount(halves)} paid a half, left out</span>
      )}
    </div>
  );
}
