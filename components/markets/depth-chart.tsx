import { depthPath } from "@/lib/markets/depth-path";
import { depthSteps } from "@/lib/markets/depth-steps";
import { formatPrice } from "@/lib/markets/format-price";
import type { OrderBook } from "@/lib/markets/schema";

const WIDTH = 320;
const HEIGHT = 72;
const REACH = 0.15;

/** What stands within fifteen cents of the mid, bids to the left and asks to the right. */
export function DepthChart({ book }: { book: OrderBook }) {
  const middle = book.mid ?? book.bids[0]?.price ?? book.asks[0]?.price ?? 0.5;
  const low = Math.max(middle - REACH, 0);
  const high = Math.min(middle + REACH, 1);
  const isInSight = ({ price }: { price: number }) => price >= low && price <= high;
  const total = (levels: OrderBook["bids"]) =>
    depthSteps(levels.filter(isInSight)).at(-1)?.cumulative ?? 0;
  const most = Math.max(total(book.bids), total(book.asks), 1);
  const frame = { low, high, most, width: WIDTH, height: HEIGHT };
  return (
    <figure className="border-t border-border px-3 pt-2 pb-1">
      <svg
        role="img"
        aria-label={`Depth between ${formatPrice(low)} and ${formatPrice(high)}`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-[72px] w-full"
      >
        <path
          d={depthPath(book.bids, frame)}
          className="fill-yes/15 stroke-yes"
          vectorEffect="non-scaling-stroke"
        />
        <path
          d={depthPath(book.asks, frame)}
          className="fill-no/15 stroke-no"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <figcaption className="flex justify-between text-label text-faint tabular-nums">
        <span>{formatPrice(low)}</span>
        <span>depth in shares</span>
        <span>{formatPrice(high)}</span>
      </figcaption>
    </figure>
  );
}
