import { FigureValue } from "@/components/figures/figure-value";
import { EmptyState } from "@/components/ui/empty-state";
import type { Correlations } from "@/lib/analysis/schema";

const MOST = 12;

/** The pairs that are told from chance, the strongest first. */
export function RelatedPairs({ correlations: { markets, pairs } }: { correlations: Correlations }) {
  const related = pairs
    .filter(({ isRelated }) => isRelated)
    .toSorted((one, other) => Math.abs(other.r.value ?? 0) - Math.abs(one.r.value ?? 0));
  if (related.length === 0)
    return (
      <EmptyState
        title="No pair is told from chance"
        reason="After Benjamini–Hochberg at 5 % over all pairs, none of them stands out."
      />
    );
  return (
    <ol className="flex flex-col text-table">
      {related.slice(0, MOST).map(({ a, b, r }) => (
        <li
          key={`${a} ${b}`}
          className="flex min-h-7 items-center gap-3 border-b border-border/60 px-3 py-1"
        >
          <span className="min-w-0 flex-1">
            <span className="block truncate">{markets[a]?.title}</span>
            <span className="block truncate text-muted-foreground">{markets[b]?.title}</span>
          </span>
          <FigureValue figure={r} format="ratio" signed isRate detail />
        </li>
      ))}
    </ol>
  );
}
