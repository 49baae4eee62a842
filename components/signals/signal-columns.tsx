import type { DataColumn } from "@/components/data-table/data-column";
import { RelativeTime } from "@/components/layout/relative-time";
import { ChangeFigure } from "@/components/markets/change-figure";
import { MarketLink } from "@/components/markets/market-link";
import { Badge } from "@/components/ui/badge";
import { OutcomeMark } from "@/components/whales/outcome-mark";
import { formatPrice } from "@/lib/markets/format-price";
import type { Signal } from "@/lib/signals/schema";
import { signalKind } from "@/lib/signals/signal-words";

const numeric = true;

/** How far the named side moved since, in points and before fees. */
const moveOf = ({ side, priceAt }: Signal, then: number | null): number | null =>
  then === null || priceAt === null ? null : (then - priceAt) * (side === "YES" ? 1 : -1);

const move = (
  id: string,
  label: string,
  definition: string,
  then: (signal: Signal) => number | null,
): DataColumn<Signal> => ({
  id,
  label,
  definition,
  numeric,
  widthPx: 80,
  cell: (signal) => <ChangeFigure change={moveOf(signal, then(signal))} />,
});

export const signalColumns: readonly DataColumn<Signal>[] = [
  {
    id: "market",
    label: "Market",
    definition: "The market that the signal names",
    widthPx: 200,
    isPinned: true,
    cell: ({ marketId, marketTitle }) => (
      <MarketLink market={{ id: marketId, title: marketTitle ?? marketId }} />
    ),
  },
  {
    id: "time",
    label: "Written",
    definition: "When it was found; it is never changed afterwards",
    numeric,
    widthPx: 80,
    cell: ({ createdAt }) => <RelativeTime at={createdAt} className="text-muted-foreground" />,
  },
  {
    id: "kind",
    label: "Kind",
    definition: "What found it",
    widthPx: 132,
    cell: ({ kind, isMine }) => (
      <span className="inline-flex gap-1">
        <Badge>{signalKind(kind)}</Badge>
        {isMine && <Badge tone="primary">Mine</Badge>}
      </span>
    ),
  },
  {
    id: "side",
    label: "Names",
    definition: "The side that it names; Yes is the first outcome",
    widthPx: 64,
    cell: ({ side }) => (
      <OutcomeMark outcome={side === "YES" ? "Yes" : "No"} index={side === "YES" ? 0 : 1} />
    ),
  },
  {
    id: "price",
    label: "Price then",
    definition: "The first outcome's price when it was written",
    numeric,
    widthPx: 84,
    cell: ({ priceAt }) => formatPrice(priceAt),
  },
  move(
    "1h",
    "After 1 h",
    "How far the named side moved in an hour, in points, before the fee",
    ({ price1h }) => price1h,
  ),
  move(
    "24h",
    "After 24 h",
    "How far the named side moved in a day, in points, before the fee",
    ({ price24h }) => price24h,
  ),
  move(
    "settled",
    "Settled",
    "What the named side came to, in points, before the fee",
    ({ settledPrice }) => settledPrice,
  ),
  {
    id: "outcome",
    label: "Outcome",
    definition: "Whether the named side won",
    widthPx: 84,
    cell: (signal) => <Outcome signal={signal} />,
  },
  {
    id: "reason",
    label: "Why",
    definition: "What was found, in the words of the detector",
    widthPx: 260,
    cell: ({ reason }) => (
      <span className="text-muted-foreground" title={reason ?? undefined}>
        <bdi>{reason ?? "—"}</bdi>
      </span>
    ),
  },
];

function Outcome({ signal: { settledPrice, side } }: { signal: Signal }) {
  if (settledPrice === null)
    return (
      <span className="text-faint" title="Its market is not settled">
        Open
      </span>
    );
  if (settledPrice === 0.5) return <Badge>50/50</Badge>;
  const hasWon = settledPrice > 0.5 === (side === "YES");
  return <Badge tone={hasWon ? "yes" : "no"}>{hasWon ? "Won" : "Lost"}</Badge>;
}
