import { FigureValue } from "@/components/figures/figure-value";
import { ReliabilityPlot, ReliabilityTable } from "@/components/figures/reliability-plot";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { formatCount } from "@/lib/markets/format-count";
import type { WalletCalibration } from "@/lib/wallets/schema";

/** What came true of what the wallet bought, by the price it paid. */
export function CalibrationPanel({ calibration }: { calibration: WalletCalibration }) {
  const { bins, events, brier, ece } = calibration;
  return (
    <Panel
      title="Calibration"
      aside={
        bins.length > 0 && (
          <span className="flex items-center gap-3 text-label text-muted-foreground">
            <span title="Mean of (price − payout)² over settled bets: 0 is perfect, 0.25 a coin at 50¢">
              Brier <FigureValue figure={brier} format="ratio" isRate className="text-foreground" />
            </span>
            <span title="Mean distance of what came true from what was paid">
              ECE <FigureValue figure={ece} format="percent" isRate className="text-foreground" />
            </span>
            <span className="tabular-nums">
              {formatCount(events)} {events === 1 ? "event" : "events"}
            </span>
          </span>
        )
      }
    >
      {bins.length === 0 ? (
        <EmptyState
          className="flex-1"
          title="Nothing settled yet"
          reason="Calibration compares the prices of settled bets with what came true."
        />
      ) : (
        <div className="grid flex-1 items-center gap-3 p-3 sm:grid-cols-[minmax(0,220px)_minmax(0,1fr)]">
          <ReliabilityPlot bins={bins} label="Calibration" />
          <section
            aria-label="Calibration in figures"
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is scrolled by keys too
            tabIndex={0}
            className="relative max-h-60 overflow-y-auto"
          >
            <ReliabilityTable bins={bins} label="Calibration by the price paid" />
          </section>
        </div>
      )}
    </Panel>
  );
}
