import type { DataColumn } from "@/components/data-table/data-column";
import { FigureValue } from "@/components/figures/figure-value";
import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import { formatCompact } from "@/lib/markets/format-compact";
import { formatCount } from "@/lib/markets/format-count";
import type { ConcentrationRow } from "@/lib/whales/schema";
import { MarketReferenceLink } from "./market-reference-link";
import { OutcomeMark } from "./outcome-mark";

const numeric = true;
const TONES = { low: "neutral", moderate: "info", high: "warn" } as const;

const top = (count: 1 | 5 | 10): DataColumn<ConcentrationRow> => ({
  id: `top${count}`,
  label: `Top ${count}`,
  definition: `Share of all outstanding shares that the ${count === 1 ? "largest holder has" : `${count} largest holders have`}`,
  sort: `top${count}`,
  numeric,
  widthPx: 72,
  cell: (row) => <FigureValue figure={row[`top${count}`]} format="percent" dense />,
});

export const concentrationColumns: readonly DataColumn<ConcentrationRow>[] = [
  {
    id: "market",
    label: "Market",
    definition: "The question whose shares are held",
    widthPx: 200,
    isPinned: true,
    cell: ({ market }) => <MarketReferenceLink market={market} />,
  },
  {
    id: "outcome",
    label: "Outcome",
    definition: "Each outcome is counted apart",
    widthPx: 84,
    cell: ({ outcome }) => (
      <OutcomeMark outcome={outcome} index={outcome === "Yes" ? 0 : outcome === "No" ? 1 : null} />
    ),
  },
  {
    id: "hhi",
    label: "HHI",
    definition:
      "10,000 × Σ share²: 10,000 is one holder; where the list of holders is cut, the lower bound",
    sort: "hhi",
    numeric,
    widthPx: 84,
    cell: ({ hhi }) => <FigureValue figure={hhi} format="number" dense className="font-medium" />,
  },
  {
    id: "bounds",
    label: "Bounds",
    definition: "What the HHI is between: equal where every holder is listed",
    widthPx: 150,
    cell: ({ hhi }) => <HhiRange low={hhi.low} high={hhi.high} />,
  },
  {
    id: "band",
    label: "Band",
    definition: "Below 1,000 low, to 1,800 moderate, above high; “—” where the bounds disagree",
    widthPx: 84,
    cell: ({ band }) =>
      band === null ? (
        <span className="text-faint" title="The bounds lie in different bands">
          —
        </span>
      ) : (
        <Badge tone={TONES[band]}>{band}</Badge>
      ),
  },
  top(1),
  top(5),
  top(10),
  {
    id: "nakamoto",
    label: "Nakamoto",
    definition: "Fewest wallets that hold more than half",
    sort: "nakamoto",
    numeric,
    widthPx: 84,
    cell: ({ nakamoto }) => <FigureValue figure={nakamoto} format="number" dense />,
  },
  {
    id: "effective",
    label: "Effective",
    definition: "10,000 ÷ HHI: as many equal holders would be as concentrated",
    numeric,
    widthPx: 96,
    cell: ({ effectiveHolders }) => <FigureValue figure={effectiveHolders} format="number" dense />,
  },
  {
    id: "gini",
    label: "Gini",
    definition: "Inequality of holdings, 0 to 1; only of a complete list",
    numeric,
    widthPx: 64,
    cell: ({ gini }) => (
      <FigureValue figure={gini} format="ratio" dense reason="Only of a complete list of holders" />
    ),
  },
  {
    id: "listed",
    label: "Listed",
    definition: "Holders on the list, Polymarket's own contracts left out",
    numeric,
    widthPx: 68,
    cell: ({ listed }) => formatCount(listed),
  },
  {
    id: "outstanding",
    label: "Shares",
    definition: "All shares of the outcome that are outstanding",
    sort: "valueUsd",
    numeric,
    widthPx: 76,
    cell: ({ outstandingShares }) =>
      outstandingShares === null ? "—" : formatCompact(outstandingShares),
  },
  {
    id: "age",
    label: "Listed at",
    definition: "When the holders were read",
    numeric,
    widthPx: 76,
    cell: ({ hhi }) => <RelativeTime at={hhi.asOf} className="text-muted-foreground" />,
  },
];

const FULL = 10_000;

/** Both bounds on one scale, with the bands' limits as ticks. */
function HhiRange({ low, high }: { low: number | undefined; high: number | undefined }) {
  if (low === undefined || high === undefined)
    return (
      <span className="text-faint" title="The total of outstanding shares is unknown">
        —
      </span>
    );
  const at = (hhi: number) => Math.sqrt(hhi / FULL) * 100;
  return (
    <span
      title={`between ${formatCount(Math.round(low))} and ${formatCount(Math.round(high))}, on a scale of roots`}
      className="relative block h-3"
    >
      <span className="sr-only">
        {formatCount(Math.round(low))} to {formatCount(Math.round(high))}
      </span>
      <span aria-hidden className="absolute inset-x-0 top-1.5 h-px bg-border" />
      {[1000, 1800].map((limit) => (
        <span
          key={limit}
          aria-hidden
          className="absolute top-0.5 h-2 w-px bg-hairline"
          style={{ left: `${at(limit)}%` }}
        />
      ))}
      <span
        aria-hidden
        className="absolute top-0.5 h-2 min-w-[3px] rounded-[1px] bg-primary"
        style={{ left: `${at(low)}%`, right: `${100 - at(high)}%` }}
      />
    </span>
  );
}
