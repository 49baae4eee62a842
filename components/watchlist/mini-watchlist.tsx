"use client";

import Link from "next/link";
import { ChangeFigure } from "@/components/markets/change-figure";
import { Skeleton } from "@/components/ui/skeleton";
import { useWatchlist } from "@/hooks/use-watchlist";
import { formatMoment } from "@/lib/markets/format-moment";
import { formatPrice } from "@/lib/markets/format-price";
import { formatUsd } from "@/lib/markets/format-usd";
import type { WatchItem } from "@/lib/watchlist/schema";

const SHOWN = 40;
const PATHS = { market: "/markets/", event: "/events/", wallet: "/wallets/" };

/** What the user follows, in the sidebar on every page. */
export function MiniWatchlist() {
  const { data, error, refetch } = useWatchlist();
  return (
    <section
      aria-labelledby="watchlist-heading"
      className="flex h-full flex-col border-t border-border"
    >
      <h2
        id="watchlist-heading"
        className="label-caps flex h-8 shrink-0 items-center justify-between px-4"
      >
        Watchlist
        {data && data.length > 0 && (
          <Link href="/discovery?watchlist=true" prefetch={false} className="hover:text-foreground">
            All {data.length}
          </Link>
        )}
      </h2>
      {data ? (
        <Rows items={data} />
      ) : error ? (
        <p role="alert" className="px-4 text-label text-muted-foreground">
          The watchlist could not be read.{" "}
          <button type="button" className="text-primary" onClick={() => void refetch()}>
            Try again
          </button>
        </p>
      ) : (
        <div className="flex flex-col gap-3 px-4 py-1.5">
          {[0, 1, 2].map((row) => (
            <Skeleton key={row} className="h-3" />
          ))}
        </div>
      )}
    </section>
  );
}

function Rows({ items }: { items: readonly WatchItem[] }) {
  if (items.length === 0)
    return (
      <p className="px-4 text-label text-muted-foreground">
        Nothing yet. Press ☆ beside a market, event or wallet to keep it here.
      </p>
    );
  return (
    <ul className="min-h-0 flex-1 overflow-y-auto pb-1.5">
      {items.slice(0, SHOWN).map((item) => (
        <li key={`${item.kind}:${item.targetId}`}>
          <Row item={item} />
        </li>
      ))}
    </ul>
  );
}

function Row({ item }: { item: WatchItem }) {
  const { kind, targetId, slug, closed, updatedAt } = item;
  const key = kind === "event" ? (slug ?? targetId) : targetId;
  const name = item.title ?? (kind === "wallet" ? shorten(targetId) : targetId);
  return (
    <Link
      href={`${PATHS[kind]}${encodeURIComponent(key)}`}
      prefetch={false}
      title={[
        name,
        closed === true && "Closed",
        updatedAt !== null && `As of ${formatMoment(updatedAt)}`,
        item.note,
      ]
        .filter(Boolean)
        .join("\n")}
      className="flex h-7 items-center gap-2 px-4 text-label hover:bg-accent"
    >
      <span className="min-w-0 flex-1 truncate text-muted-foreground">
        <bdi>{toSubject(name)}</bdi>
      </span>
      <Figures item={item} />
    </Link>
  );
}

function Figures({ item: { kind, price, change24h, volume24h } }: { item: WatchItem }) {
  if (kind === "wallet") return <span className="text-faint">wallet</span>;
  if (kind === "event")
    return <span className="text-faint tabular-nums">{formatUsd(volume24h)}</span>;
  return (
    <>
      <span className="tabular-nums">{formatPrice(price)}</span>
      <span className="w-11 text-right tabular-nums">
        <ChangeFigure change={change24h} />
      </span>
    </>
  );
}

/** In a dozen letters most questions begin alike; what they are about comes first, and the hint has them whole. */
function toSubject(title: string): string {
  const subject = title.replace(/^will (the )?((price|value|number) of )?(the )?(?=\S)/i, "");
  return subject.charAt(0).toUpperCase() + subject.slice(1);
}

const shorten = (address: string) => `${address.slice(0, 6)}…${address.slice(-4)}`;
