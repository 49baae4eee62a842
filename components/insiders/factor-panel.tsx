import { X } from "lucide-react";
import { FigureValue } from "@/components/figures/figure-value";
import { Badge } from "@/components/ui/badge";
import { MarketReferenceLink } from "@/components/whales/market-reference-link";
import { WalletLink } from "@/components/wallets/wallet-link";
import { formatMoment } from "@/lib/markets/format-moment";
import { formatPrice } from "@/lib/markets/format-price";
import { FACTOR_WORDS } from "@/lib/insiders/factor-words";
import type { UnusualRow } from "@/lib/insiders/schema";

/** One bet taken apart: each factor's value and what it adds, beside how usual a flag is. */
export function FactorPanel({ row, onClose }: { row: UnusualRow; onClose: () => void }) {
  const { baseRate, settledPrice } = row;
  return (
    <aside
      aria-label="What makes this bet unusual"
      className="flex w-full shrink-0 flex-col overflow-y-auto border-t border-border bg-panel lg:w-[340px] lg:border-t-0 lg:border-l"
    >
      <header className="flex flex-col gap-1 border-b border-border px-3 py-2">
        <div className="flex items-start justify-between gap-2">
          <span className="min-w-0 text-body font-medium">
            <MarketReferenceLink market={row.market} />
          </span>
          <button
            type="button"
            aria-label="Close the factors"
            onClick={onClose}
            className="grid size-6 shrink-0 place-content-center rounded-sm text-muted-foreground hover:bg-accent"
          >
            <X aria-hidden className="size-3.5 stroke-[1.5]" />
          </button>
        </div>
        <WalletLink address={row.wallet} name={row.walletName} />
        <p className="text-table text-muted-foreground">
          <FigureValue figure={row.stakeUsd} format="usd" className="text-foreground" /> on{" "}
          <bdi className="text-foreground">{row.outcome ?? "an outcome"}</bdi> at{" "}
          <FigureValue
            figure={row.averagePrice}
            format="price"
            isRate
            className="text-foreground"
          />{" "}
          in {row.trades} {row.trades === 1 ? "trade" : "trades"}
        </p>
        <p className="text-label text-faint">
          {formatMoment(row.firstAt)} to {formatMoment(row.lastAt)}
        </p>
      </header>
      <section aria-label="Score" className="border-b border-border px-3 py-2">
        <h3 className="flex items-baseline justify-between text-table font-medium">
          Score
          <FigureValue
            figure={row.score}
            format="ratio"
            className="text-body font-semibold"
            reason="A factor that weighs is unknown"
          />
        </h3>
        <p className="text-label text-muted-foreground">
          {row.isFlagged ? "Flagged: at least 0.75" : "Not flagged: below 0.75"}. Of all scored bets
          of this filter, <FigureValue figure={baseRate} format="percent" isRate detail /> are.
        </p>
      </section>
      <dl className="border-b border-border px-3 py-1.5">
        {FACTOR_WORDS.map((words) => (
          <FactorLine key={words.key} words={words} row={row} />
        ))}
      </dl>
      <section aria-label="Outcome" className="px-3 py-2 text-table">
        <h3 className="font-medium">Outcome</h3>
        {settledPrice === null ? (
          <p className="text-muted-foreground">Not settled yet.</p>
        ) : (
          <p className="flex items-center gap-2">
            <Badge tone={settledPrice > 0.5 ? "yes" : "no"}>paid {formatPrice(settledPrice)}</Badge>
            <span className="text-muted-foreground">{formatMoment(row.settledAt)}</span>
          </p>
        )}
        <p className="mt-2 text-label text-faint">
          A description of a bet and no judgement of who made it: most flagged bets have ordinary
          reasons.
        </p>
      </section>
    </aside>
  );
}

type FactorLineProps = { words: (typeof FACTOR_WORDS)[number]; row: UnusualRow };

function FactorLine({ words: { key, label, weight, hint }, row }: FactorLineProps) {
  const figure = row.factors[key];
  const { value } = figure;
  return (
    <div className="grid h-6 grid-cols-[minmax(0,1fr)_84px_36px_52px] items-center gap-2 text-table">
      <dt className="truncate text-muted-foreground" title={hint}>
        {label}
      </dt>
      <dd aria-hidden className="h-1.5 rounded-sm bg-raised">
        {value === null ? (
          <span className="block h-full bg-[repeating-linear-gradient(135deg,var(--hairline-strong)_0_1px,transparent_1px_4px)]" />
        ) : (
          <span
            className={`block h-full rounded-sm ${weight === null ? "bg-faint" : "bg-primary/75"}`}
            style={{ width: `${value * 100}%` }}
          />
        )}
      </dd>
      <dd className="text-right">
        <FigureValue figure={figure} format="ratio" reason="Unknown: counts 0 to 1 in the score" />
      </dd>
      <dd className="text-right text-label text-faint tabular-nums">
        {weight === null ? (
          "no weight"
        ) : (
          <>
            × {weight.toFixed(2)}
            <span className="sr-only">
              {value === null ? ", unknown" : `, adds ${(weight * value).toFixed(2)}`}
            </span>
          </>
        )}
      </dd>
    </div>
  );
}
