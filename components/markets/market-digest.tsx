import Link from "next/link";
import { RelativeTime } from "@/components/layout/relative-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { formatPrice } from "@/lib/markets/format-price";
import type { Market } from "@/lib/markets/schema";
import { ChangeFigure } from "./change-figure";
import { MarketLink } from "./market-link";
import { UsdFigure } from "./usd-figure";

const FIGURES = { volume24h: "Volume 24h", change24h: "Change 24h", endDate: "Ends" };

export type DigestFigure = keyof typeof FIGURES;

/** A few markets by one figure, with the way to all of them. */
export function MarketDigest({
  title,
  href,
  figure,
  markets,
}: {
  title: string;
  href: string;
  figure: DigestFigure;
  /** Null where the list could not be read. */
  markets: readonly Market[] | null;
}) {
  return (
    <Panel
      title={title}
      className="border-r"
      aside={
        <Link href={href} prefetch={false} className="text-label text-primary hover:underline">
          All<span className="sr-only"> of {title.toLowerCase()}</span>
        </Link>
      }
    >
      {!markets || markets.length === 0 ? (
        <EmptyState
          title={markets ? "None now" : "Not readable now"}
          reason={
            markets
              ? "No market of the source fits."
              : "The list could not be read. The other panels stand by themselves."
          }
        />
      ) : (
        <table className="w-full table-fixed text-table tabular-nums">
          <colgroup>
            <col />
            <col className="w-16" />
            <col className="w-24" />
          </colgroup>
          <thead className="sr-only">
            <tr>
              <th scope="col">Market</th>
              <th scope="col">Price</th>
              <th scope="col">{FIGURES[figure]}</th>
            </tr>
          </thead>
          <tbody>
            {markets.map((market) => (
              <tr
                key={market.id}
                className="h-7 border-b border-border/60 last:border-b-0 focus-within:bg-accent hover:bg-accent"
              >
                <td className="truncate px-3">
                  <MarketLink market={market} />
                </td>
                <td className="px-2 text-right">{formatPrice(market.price)}</td>
                <td className="px-3 text-right">
                  <Figure name={figure} market={market} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Figure({ name, market }: { name: DigestFigure; market: Market }) {
  if (name === "volume24h") return <UsdFigure usd={market.volume24h} />;
  if (name === "change24h") return <ChangeFigure change={market.change24h} />;
  return <RelativeTime at={market.endDate} />;
}
