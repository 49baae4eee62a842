import { FigureCell } from "@/components/figures/figure-cell";
import { FigureValue } from "@/components/figures/figure-value";
import { Badge } from "@/components/ui/badge";
import { formatUsd } from "@/lib/markets/format-usd";
import { describeReconciliation } from "@/lib/wallets/describe-reconciliation";
import type { WalletPage } from "@/lib/wallets/schema";

const NEVER = "Its activity is not fetched whole yet";

/** Profit and loss by two methods that share no step, and whether they agree. */
export function PnlStrip({ page: { pnl, value } }: { page: WalletPage }) {
  const badge = describeReconciliation(pnl.reconciliation);
  const { officialUsd } = pnl.reconciliation;
  return (
    <dl className="grid grid-cols-2 overflow-hidden border-b border-border bg-panel sm:grid-cols-4 xl:grid-cols-8">
      <FigureCell name="Total P&L" hint="By average cost: realised + unrealised − fees + rewards">
        <FigureValue
          figure={pnl.total}
          format="usd"
          signed
          reason={NEVER}
          className="text-figure font-semibold"
        />
      </FigureCell>
      <FigureCell
        name="By cash flow"
        hint="What came out, less what went in, plus what is open at its mark: the check on the total"
      >
        <span className="flex flex-wrap items-baseline gap-x-2">
          <FigureValue figure={pnl.cashFlow} format="usd" signed reason={NEVER} />
          <Badge tone={badge.tone} title={badge.hint}>
            {badge.label}
          </Badge>
        </span>
      </FigureCell>
      <FigureCell name="Realised" hint="Of what was sold, merged, redeemed or settled">
        <FigureValue figure={pnl.realized} format="usd" signed reason={NEVER} />
      </FigureCell>
      <FigureCell name="Unrealised" hint="Shares held × (mark − average cost)">
        <FigureValue figure={pnl.unrealized} format="usd" signed reason={NEVER} />
      </FigureCell>
      <FigureCell name="Fees / rewards" hint="Takers' fees paid, and rewards and rebates received">
        <FigureValue figure={pnl.fees} format="usd" reason={NEVER} />
        <span className="text-faint"> / </span>
        <FigureValue figure={pnl.rewards} format="usd" reason={NEVER} />
      </FigureCell>
      <FigureCell name="Open value" hint="What the listed open positions would bring now">
        <FigureValue figure={value.positions} format="usd" />
      </FigureCell>
      <FigureCell name="Source's own P&L" hint="What the source itself publishes, where it does">
        {officialUsd === null ? (
          <span className="text-faint" title="The source publishes none for this wallet">
            —
          </span>
        ) : (
          <span title={formatUsd(officialUsd, "full")}>
            {formatUsd(officialUsd).replace("-", "−")}
          </span>
        )}
      </FigureCell>
      <FigureCell name="Volume" hint="Dollars traded in the stored fills">
        <FigureValue figure={pnl.scores?.volumeUsd ?? null} format="usd" reason="Not scored yet" />
      </FigureCell>
    </dl>
  );
}
