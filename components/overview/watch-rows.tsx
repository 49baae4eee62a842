import Link from "next/link";
import { ChangeFigure } from "@/components/markets/change-figure";
import { PriceFigure } from "@/components/markets/price-figure";
import { UsdFigure } from "@/components/markets/usd-figure";
import type { WatchItem } from "@/lib/watchlist/schema";
import { shortAddress } from "@/lib/wallets/short-address";
import { type MiniColumn, MiniTable } from "./mini-table";

const hrefOf = ({ kind, targetId, slug }: WatchItem): string => {
  if (kind === "wallet") return `/wallets/${targetId}`;
  if (kind === "event") return `/events/${encodeURIComponent(slug ?? targetId)}`;
  return `/markets/${encodeURIComponent(targetId)}`;
};

const nameOf = ({ kind, title, targetId }: WatchItem): string =>
  title ?? (kind === "wallet" ? shortAddress(targetId) : targetId);

const columns: readonly MiniColumn<WatchItem>[] = [
  {
    label: "Name",
    cell: (item) => (
      <Link
        href={hrefOf(item)}
        prefetch={false}
        title={nameOf(item)}
        className="block truncate hover:text-primary"
      >
        <bdi>{nameOf(item)}</bdi>
      </Link>
    ),
  },
  {
    label: "Price",
    term: "price",
    widthPx: 76,
    numeric: true,
    cell: ({ price }) => <PriceFigure price={price} className="-mr-1" />,
  },
  {
    label: "Vol 24h",
    term: "volume-24h",
    widthPx: 74,
    numeric: true,
    isExtra: true,
    cell: ({ volume24h }) => <UsdFigure usd={volume24h} />,
  },
  {
    label: "Δ24h",
    term: "change-24h",
    widthPx: 70,
    numeric: true,
    cell: ({ change24h }) => <ChangeFigure change={change24h} />,
  },
];

export const WatchRows = ({ rows }: { rows: readonly WatchItem[] }) => (
  <MiniTable columns={columns} rows={rows} keyOf={({ id }) => id} />
);
