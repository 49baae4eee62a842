import Link from "next/link";
import type { Market } from "@/lib/markets/schema";

/** A market's title leads to its page; titles come from anyone, so each is isolated from the direction around it. */
export function MarketLink({
  market,
  short,
}: {
  market: Pick<Market, "id" | "title">;
  /** Stands for the title on narrow screens. */
  short?: string | undefined;
}) {
  return (
    <Link
      href={`/markets/${encodeURIComponent(market.id)}`}
      prefetch={false}
      title={market.title}
      className="block truncate text-foreground hover:text-primary"
    >
      <bdi className={short && "max-lg:hidden"}>{market.title}</bdi>
      {short && <bdi className="lg:hidden">{short}</bdi>}
    </Link>
  );
}
