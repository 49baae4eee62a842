import Link from "next/link";
import { formatCount } from "@/lib/markets/format-count";

/** Where a list of pages stands, and the way to its neighbours. */
export function PageLinks({
  offset,
  limit,
  total,
  hrefAt,
}: {
  offset: number;
  limit: number;
  total: number;
  hrefAt: (offset: number) => string;
}) {
  const last = Math.min(offset + limit, total);
  const link = "text-primary underline-offset-4 hover:underline";
  return (
    <nav
      aria-label="Pages of the list"
      className="flex h-8 shrink-0 items-center gap-3 border-t border-border bg-panel px-3 text-table"
    >
      <span className="text-muted-foreground tabular-nums">
        {total === 0 ? 0 : formatCount(offset + 1)}–{formatCount(last)} of {formatCount(total)}
      </span>
      {offset > 0 && (
        <Link href={hrefAt(Math.max(offset - limit, 0))} prefetch={false} className={link}>
          Previous page
        </Link>
      )}
      {last < total && (
        <Link href={hrefAt(offset + limit)} prefetch={false} className={link}>
          Next page
        </Link>
      )}
    </nav>
  );
}
