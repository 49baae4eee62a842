"use client";

import { createContext, use } from "react";
import type { RowExtras } from "@/hooks/use-row-extras";
import { formatMoment } from "@/lib/markets/format-moment";
import { formatPrice } from "@/lib/markets/format-price";
import { formatUsd } from "@/lib/markets/format-usd";
import { sparklinePath } from "@/lib/markets/sparkline-path";

/** Rows are drawn again only when they change; what comes later reaches their cells through here. */
export const RowExtrasContext = createContext<RowExtras>({
  sparklines: new Map(),
  quotes: new Map(),
  sizeUsd: null,
});

const WIDTH = 72;
const HEIGHT = 18;

/** Seven days of stored prices; the title says from when they are. */
export function SparklineCell({ id }: { id: string }) {
  const line = use(RowExtrasContext).sparklines.get(id);
  const first = line?.points[0];
  const last = line?.points.at(-1);
  if (!line || !first || !last || line.points.length < 2)
    return (
      <span className="text-faint" title="No stored prices of the last seven days, or too few">
        —
      </span>
    );
  const isUp = last[1] >= first[1];
  return (
    <svg
      role="img"
      aria-label={`${formatPrice(first[1])} to ${formatPrice(last[1])}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="inline-block h-[18px] w-[72px] align-middle"
    >
      <title>{`${formatPrice(first[1])} → ${formatPrice(last[1])}, as of ${formatMoment(line.asOf)}`}</title>
      <path
        d={sparklinePath(line.points, { width: WIDTH, height: HEIGHT })}
        fill="none"
        strokeWidth="1.25"
        className={isUp ? "stroke-yes" : "stroke-no"}
      />
    </svg>
  );
}

const REASONS = { no_book: "There is no book", too_thin: "The book does not hold that much" };

/** What a buy of my size would pay a share, with the fee where it is known. */
export function QuoteCell({ id }: { id: string }) {
  const { quotes, sizeUsd } = use(RowExtrasContext);
  const quote = quotes.get(id);
  if (!quote || quote.sizeUsd !== sizeUsd)
    return (
      <span className="text-faint" title="Not read yet: books are read for the rows in sight">
        —
      </span>
    );
  const age = `Book read ${formatMoment(quote.asOf)}`;
  if (quote.price === null)
    return (
      <span
        className="text-faint"
        title={`${quote.reason ? REASONS[quote.reason] : "Unknown"}. ${age}`}
      >
        {quote.reason === "too_thin" ? "thin" : "—"}
      </span>
    );
  const fee = quote.fee === null ? "fee unknown" : `fee ${(quote.fee * 100).toFixed(2)}¢ a share`;
  return (
    <span
      title={`${formatUsd(quote.sizeUsd)} of ${quote.outcome}: ${formatPrice(quote.price)} a share before the fee, ${fee}. ${age}`}
    >
      {formatPrice(quote.cost ?? quote.price)}
      {quote.cost === null && <span className="text-warn">*</span>}
    </span>
  );
}
