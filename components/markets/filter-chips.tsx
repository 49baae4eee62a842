import { X } from "lucide-react";
import Link from "next/link";
import { describeFilter } from "@/lib/markets/describe-filter";
import { marketQuery, type MarketQuery } from "@/lib/markets/market-query";

/** One chip a condition; each is a link to the view without it. */
export function FilterChips({
  query,
  onClear,
  onReset,
}: {
  query: MarketQuery;
  onClear: (key: keyof MarketQuery) => void;
  onReset: () => void;
}) {
  const keys = marketQuery.filterKeys.filter((key) => query[key] !== undefined);
  if (keys.length === 0) return null;
  return (
    <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-1.5">
      {keys.map((key) => (
        <li key={key}>
          <a
            href={marketQuery.toHref("/discovery", without(query, key))}
            aria-label={`Remove ${describeFilter(key, query[key] ?? "")}`}
            onClick={(event) => {
              event.preventDefault();
              onClear(key);
            }}
            className="inline-flex h-[22px] max-w-60 items-center gap-1 rounded-sm border border-primary/35 bg-primary/10 pr-1 pl-1.5 text-label text-foreground hover:border-primary"
          >
            <span className="truncate">
              <bdi>{describeFilter(key, query[key] ?? "")}</bdi>
            </span>
            <X aria-hidden className="size-3 shrink-0 stroke-[1.5] text-muted-foreground" />
          </a>
        </li>
      ))}
      <li>
        <Link
          href="/discovery"
          prefetch={false}
          onClick={(event) => {
            event.preventDefault();
            onReset();
          }}
          className="px-1 text-label text-muted-foreground hover:text-foreground"
        >
          Clear all
        </Link>
      </li>
    </ul>
  );
}

function without(query: MarketQuery, key: keyof MarketQuery): MarketQuery {
  const { [key]: _removed, ...rest } = query;
  return rest;
}
