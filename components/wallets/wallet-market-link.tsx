import Link from "next/link";

type Named = {
  title: string | null;
  marketId?: string | null;
  slug: string | null;
  conditionId: string | null;
};

/** The market of a line of a wallet; its page takes id, slug and condition alike. */
export function WalletMarketLink({ row }: { row: Named }) {
  const key = row.marketId ?? row.conditionId ?? row.slug;
  const name = row.title ?? (row.conditionId ? `${row.conditionId.slice(0, 10)}…` : null);
  if (name === null)
    return (
      <span className="text-faint" title="The source did not name a market">
        —
      </span>
    );
  if (key === null)
    return (
      <span className="block truncate" title={name}>
        <bdi>{name}</bdi>
      </span>
    );
  return (
    <Link
      href={`/markets/${encodeURIComponent(key)}`}
      prefetch={false}
      title={name}
      className="block truncate text-foreground hover:text-primary"
    >
      <bdi>{name}</bdi>
    </Link>
  );
}
