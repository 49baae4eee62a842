import { MARKETS_PER_PAGE } from "@/hooks/markets-per-page";
import { marketQuery, type MarketQuery } from "@/lib/markets/market-query";

/** Pages as links, for readers without JavaScript: the others scroll. */
export function PageLinks({
  offset,
  total,
  query,
}: {
  offset: number;
  total: number;
  query: MarketQuery;
}) {
  const link = (to: number) =>
    marketQuery.toHref("/discovery", query, to > 0 ? { offset: to } : {});
  const last = Math.min(offset + MARKETS_PER_PAGE, total);
  return (
    <noscript>
      <nav
        aria-label="Pages of the list"
        className="flex h-8 items-center gap-3 border-t border-border px-3 text-table"
      >
        <span className="text-muted-foreground">
          {total === 0 ? 0 : offset + 1}–{last} of {total}
        </span>
        {offset > 0 && <a href={link(Math.max(offset - MARKETS_PER_PAGE, 0))}>Previous page</a>}
        {last < total && <a href={link(offset + MARKETS_PER_PAGE)}>Next page</a>}
      </nav>
    </noscript>
  );
}
