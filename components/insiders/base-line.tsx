import { FigureValue } from "@/components/figures/figure-value";
import type { UnusualRow } from "@/lib/insiders/schema";

/** How usual a flag is, and what past flags came to: beside every score of the page. */
export function BaseLine({ row }: { row: UnusualRow | undefined }) {
  if (!row) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-4 text-label text-muted-foreground">
      <span title="Flagged among all scored bets of this filter, with Wilson's 90 % interval">
        Base rate{" "}
        <FigureValue
          figure={row.baseRate}
          format="percent"
          isRate
          detail
          className="text-foreground"
        />
      </span>
      <span title="What a share of settled flagged bets brought above its price, before fees, with its 90 % interval">
        Past flags{" "}
        <FigureValue
          figure={row.record}
          format="price"
          signed
          detail
          className="text-foreground"
          reason="No flagged bet of this filter has settled yet"
        />
      </span>
    </p>
  );
}
