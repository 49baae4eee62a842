import { MarketLink } from "@/components/markets/market-link";
import type { Correlations } from "@/lib/analysis/schema";

type Pair = Correlations["pairs"][number];

/** Every two markets; the figure stands in the cell, the colour only repeats it. */
export function CorrelationMatrix({
  correlations: { markets, pairs },
}: {
  correlations: Correlations;
}) {
  const byCell = new Map(pairs.map((pair) => [`${pair.b} ${pair.a}`, pair]));
  return (
    <div className="more-aside overflow-x-auto xl:border-r xl:border-border/60">
      <table className="w-full text-label tabular-nums">
        <thead>
          <tr className="h-6 border-b border-border/60">
            <th scope="col" className="label-caps px-3 text-left font-normal">
              Market
            </th>
            {markets.slice(0, -1).map(({ id, title }, index) => (
              <th
                key={id}
                scope="col"
                title={title}
                className="w-11 px-1 text-right font-normal text-muted-foreground"
              >
                {index + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {markets.map((market, row) => (
            <tr key={market.id} className="h-7 border-b border-border/60 last:border-b-0">
              <th scope="row" className="max-w-0 min-w-40 px-3 text-left text-table font-normal">
                <span className="flex gap-2">
                  <span className="w-4 shrink-0 text-right text-faint">{row + 1}</span>
                  <MarketLink market={market} />
                </span>
              </th>
              {markets.slice(0, -1).map((other, column) => (
                <td key={other.id} className="p-0 text-right">
                  {column < row && <Cell pair={byCell.get(`${row} ${column}`)} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ pair }: { pair: Pair | undefined }) {
  const r = pair?.r.value;
  if (!pair || r == null)
    return (
      <span
        className="block px-1.5 text-faint"
        title={`Needs ≥ 30 shared hourly changes and movement in both; there are ${pair?.r.n ?? 0}`}
      >
        —
      </span>
    );
  const { low = r, high = r, n } = pair.r;
  const strength = Math.round(Math.abs(r) * 45);
  return (
    <span
      title={`r ${r.toFixed(2)} (${low.toFixed(2)} – ${high.toFixed(2)}) · n ${n}${pair.isRelated ? " · told from chance" : " · may be chance"}`}
      className={`block px-1.5 leading-7 ${pair.isRelated ? "font-medium" : "text-muted-foreground"}`}
      style={{
        background: `color-mix(in oklch, var(${r >= 0 ? "--blue" : "--warn"}) ${strength}%, transparent)`,
      }}
    >
      {r < 0 && "−"}
      {Math.abs(r).toFixed(2)}
    </span>
  );
}
