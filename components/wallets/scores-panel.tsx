import type { ReactNode } from "react";
import { FigureValue } from "@/components/figures/figure-value";
import { Whisker } from "@/components/figures/whisker";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { Figure } from "@/lib/markets/figure";
import { describeGate } from "@/lib/wallets/describe-gate";
import type { WalletScores } from "@/lib/wallets/schema";

/** The three scores with what they are made of, each with its interval and n. */
export function ScoresPanel({ scores }: { scores: WalletScores | null }) {
  if (scores === null)
    return (
      <Panel title="Scores">
        <EmptyState
          className="flex-1"
          title="Not scored yet"
          reason="Scores are computed from stored fills, every few minutes after a wallet was fetched."
        />
      </Panel>
    );
  const { gate, verdict } = scores;
  return (
    <Panel title="Scores" aside={<VerdictBadge verdict={verdict} />}>
      <div className="flex flex-1 flex-col">
        <Score name="Smart money" figure={scores.smartMoney} reason={describeGate(gate)}>
          <Part name="Edge a share" weight="40 %" hint="Payout − price paid with the fee, shrunk">
            <Whisker figure={scores.edge} format="price" from={-0.15} to={0.15} zero={0} signed />
          </Part>
          <Part
            name="Consistency"
            weight="30 %"
            hint="Profitable months among settled ones, shrunk"
          >
            <ShareBar figure={scores.consistency} />
          </Part>
          <Part name="CLV" weight="20 %" hint="Last price before the end − price paid, shrunk">
            <Whisker figure={scores.clv} format="price" from={-0.08} to={0.08} zero={0} signed />
          </Part>
          <Part name="Breadth" weight="10 %" hint="1 − e^(−events ÷ 10)">
            <ShareBar figure={scores.breadth} />
          </Part>
        </Score>
        <Score name="Whale" figure={scores.whale} reason="Nothing open">
          <Part name="Exposure" hint="Shares held × mark, by its percentile">
            <FigureValue figure={scores.exposureUsd} format="usd" detail />
          </Part>
        </Score>
        <Score name="Reputation" figure={scores.reputation}>
          <Part name="Drawdown" hint="The largest fall of capital and settled profit from its peak">
            <FigureValue figure={scores.maxDrawdown} format="percent" isRate detail />
          </Part>
        </Score>
        <Others scores={scores} />
      </div>
    </Panel>
  );
}

function VerdictBadge({ verdict }: Pick<WalletScores, "verdict">) {
  if (verdict === "skilled")
    return (
      <Badge tone="yes" title="Stands after Benjamini–Hochberg at 5 % over all gated wallets">
        Skilled
      </Badge>
    );
  if (verdict === "none")
    return (
      <Badge title="Passes the gate; its edge cannot be told from luck">Not told from luck</Badge>
    );
  return <Badge title="Only wallets that pass the gate get a verdict">No verdict</Badge>;
}

type ScoreProps = {
  name: string;
  figure: Figure;
  reason?: string | null;
  children: ReactNode;
};

function Score({ name, figure, reason, children }: ScoreProps) {
  return (
    <section aria-label={name} className="border-b border-border px-3 py-1.5">
      <h3 className="flex items-baseline justify-between text-table font-medium">
        {name}
        <FigureValue
          figure={figure}
          format="score"
          reason={reason}
          className="text-body font-semibold"
        />
      </h3>
      {figure.value === null && reason && <p className="text-label text-faint">{reason}</p>}
      <dl>{children}</dl>
    </section>
  );
}

type PartProps = {
  name: string;
  weight?: string;
  hint: string;
  className?: string;
  children: ReactNode;
};

function Part({ name, weight, hint, className, children }: PartProps) {
  return (
    <div
      className={cn(
        "grid h-6 grid-cols-[112px_minmax(0,1fr)] items-center gap-2 text-table",
        className,
      )}
    >
      <dt className="truncate text-muted-foreground" title={hint}>
        {name} {weight && <span className="text-label text-faint">{weight}</span>}
      </dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

/** A share from 0 to 1 as a bar beside its figure. */
function ShareBar({ figure }: { figure: Figure }) {
  return (
    <span className="flex items-center gap-2">
      <FigureValue figure={figure} format="percent" isRate className="w-14 shrink-0 text-right" />
      <span aria-hidden className="h-1.5 min-w-0 flex-1 rounded-sm bg-raised">
        <span
          className="block h-full rounded-sm bg-primary/70"
          style={{ width: `${(figure.value ?? 0) * 100}%` }}
        />
      </span>
    </span>
  );
}

function Others({ scores }: { scores: WalletScores }) {
  const few = "From 20 settled positions on";
  return (
    <dl className="grid flex-1 grid-cols-2 content-start gap-x-4 px-3 py-1.5 text-table">
      <Part
        name="Win rate"
        hint="Settled markets with profit, with Wilson's 90 % interval"
        className="col-span-2"
      >
        <Whisker
          figure={scores.winRate}
          format="percent"
          from={0}
          to={1}
          zero={0.5}
          isRate
          reason={scores.isMarketMaker ? "A market maker has no win rate" : null}
        />
      </Part>
      <Small name="ROI" hint="Profit ÷ cost of settled markets">
        <FigureValue figure={scores.roi} format="percent" signed />
      </Small>
      <Small name="Profit factor" hint="Gains ÷ losses of settled markets">
        <FigureValue figure={scores.profitFactor} format="ratio" isRate />
      </Small>
      <Small name="Sharpe" hint="By position, mean ÷ deviation of profit ÷ cost, not annualised">
        <FigureValue figure={scores.sharpe} format="ratio" isRate reason={few} />
      </Small>
      <Small name="Sortino" hint="As Sharpe, with the deviation of losses alone">
        <FigureValue figure={scores.sortino} format="ratio" isRate reason={few} />
      </Small>
    </dl>
  );
}

function Small({ name, hint, children }: { name: string; hint: string; children: ReactNode }) {
  return (
    <div className="flex h-6 items-center justify-between gap-2">
      <dt className="truncate text-muted-foreground" title={hint}>
        {name}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
