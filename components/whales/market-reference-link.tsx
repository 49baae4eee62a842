import Link from "next/link";
import type { MarketReference } from "@/lib/whales/schema";

/** A market that a figure is of; one that is not synced yet has a name at most, and no page. */
export function MarketReferenceLink({ market }: { market: MarketReference | null }) {
  if (market === null)
    return (
      <span className="text-faint" title="The source did not name the market">
        —
      </span>
    );
  const { id, title, conditionId } = market;
  const name = title ?? `${conditionId.slice(0, 10)}…`;
  if (id === null)
    return (
      <span className="block truncate text-muted-foreground" title={`${name}\nNot synced yet`}>
        <bdi>{name}</bdi>
      </span>
    );
  return (
    <Link
      href={`/markets/${encodeURIComponent(id)}`}
      prefetch={false}
      title={name}
      className="block truncate text-foreground hover:text-primary"
    >
      <bdi>{name}</bdi>
    </Link>
  );
}
