import { RelativeTime } from "@/components/layout/relative-time";
import { ChangeFigure } from "@/components/markets/change-figure";
import { MarketLink } from "@/components/markets/market-link";
import { PriceFigure } from "@/components/markets/price-figure";
import { UsdFigure } from "@/components/markets/usd-figure";
import type { NewMarket } from "@/lib/analysis/schema";
import type { Market } from "@/lib/markets/schema";
import { type MiniColumn, MiniTable } from "./mini-table";

const keyOf = ({ id }: { id: string }) => id;

type Named = Pick<Market, "id" | "title" | "price" | "volume24h">;

const title: MiniColumn<Named> = { label: "Market", cell: (row) => <MarketLink market={row} /> };
const price: MiniColumn<Named> = {
  label: "Price",
  term: "price",
  widthPx: 76,
  numeric: true,
  cell: (row) => <PriceFigure price={row.price} className="-mr-1" />,
};
const volume: MiniColumn<Named> = {
  label: "Vol 24h",
  term: "volume-24h",
  widthPx: 74,
  numeric: true,
  isExtra: true,
  cell: (row) => <UsdFigure usd={row.volume24h} />,
};
const change: MiniColumn<Market> = {
  label: "Δ24h",
  term: "change-24h",
  widthPx: 70,
  numeric: true,
  cell: (row) => <ChangeFigure change={row.change24h} />,
};
const ends: MiniColumn<Market> = {
  label: "Ends",
  term: "ends",
  widthPx: 70,
  numeric: true,
  cell: (row) => <RelativeTime at={row.endDate} className="text-muted-foreground" />,
};
const began: MiniColumn<NewMarket> = {
  label: "Began",
  widthPx: 78,
  numeric: true,
  cell: (row) => <RelativeTime at={row.startedAt} className="text-muted-foreground" />,
};

export const MoverRows = ({ rows }: { rows: readonly Market[] }) => (
  <MiniTable columns={[title, price, volume, change]} rows={rows} keyOf={keyOf} />
);
export const VolumeRows = ({ rows }: { rows: readonly Market[] }) => (
  <MiniTable
    columns={[title, price, change, { ...volume, isExtra: false }]}
    rows={rows}
    keyOf={keyOf}
  />
);
export const ClosingRows = ({ rows }: { rows: readonly Market[] }) => (
  <MiniTable columns={[title, price, volume, ends]} rows={rows} keyOf={keyOf} />
);
export const NewRows = ({ rows }: { rows: readonly NewMarket[] }) => (
  <MiniTable columns={[title, price, volume, began]} rows={rows} keyOf={keyOf} />
);
