import { cn } from "@/components/ui/cn";
import { type DepthStep, depthSteps } from "@/lib/markets/depth-steps";
import { formatCompact } from "@/lib/markets/format-compact";
import { formatPrice } from "@/lib/markets/format-price";
import { formatUsd } from "@/lib/markets/format-usd";
import type { OrderBook } from "@/lib/markets/schema";

const LEVELS = 7;

type Level = OrderBook["bids"][number];

/** Asks above bids, the best of each next to the spread; the bars are what stands up to that price. */
export function OrderBookLadder({ book }: { book: OrderBook }) {
  const asks = book.asks.slice(0, LEVELS);
  const bids = book.bids.slice(0, LEVELS);
  const askSteps = depthSteps(asks);
  const bidSteps = depthSteps(bids);
  const most = Math.max(askSteps.at(-1)?.cumulative ?? 0, bidSteps.at(-1)?.cumulative ?? 0, 1);
  const row = (side: "ask" | "bid") => (level: Level, index: number) => (
    <LadderRow
      key={`${side}${level.price}`}
      side={side}
      level={level}
      step={(side === "ask" ? askSteps : bidSteps)[index]}
      most={most}
    />
  );
  return (
    <table className="w-full border-collapse text-table tabular-nums">
      <caption className="sr-only">
        Best {LEVELS} levels of each side of {book.outcome}
      </caption>
      <thead>
        <tr className="h-6 border-b border-border/60">
          {["Price", "Shares", "Total"].map((name) => (
            <th
              key={name}
              scope="col"
              className="label-caps px-3 text-right font-medium first:text-left"
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {asks.length > 0 ? asks.map(row("ask")).toReversed() : <NoOrders side="asks" />}
      </tbody>
      <tbody>
        <tr className="h-7 border-y border-border/60 bg-panel text-muted-foreground">
          <td className="px-3" title="Midpoint of the best bid and the best ask">
            mid {formatPrice(book.mid)}
          </td>
          <td className="px-3 text-right" title="Best ask − best bid">
            spread {formatPrice(book.spread)}
          </td>
          <td
            className="px-3 text-right"
            title={`Within 2¢ of the mid: ${formatUsd(book.depth.bidUsd, "full")} of bids, ${formatUsd(book.depth.askUsd, "full")} of asks`}
          >
            ±2¢ {formatUsd(book.depth.bidUsd + book.depth.askUsd)}
          </td>
        </tr>
      </tbody>
      <tbody>{bids.length > 0 ? bids.map(row("bid")) : <NoOrders side="bids" />}</tbody>
    </table>
  );
}

function NoOrders({ side }: { side: "asks" | "bids" }) {
  return (
    <tr className="h-6">
      <td colSpan={3} className="px-3 text-faint">
        No {side}: this side of the book is empty
      </td>
    </tr>
  );
}

function LadderRow({
  side,
  level,
  step,
  most,
}: {
  side: "ask" | "bid";
  level: Level;
  step: DepthStep | undefined;
  most: number;
}) {
  const token = side === "bid" ? "--yes" : "--no";
  const share = ((step?.cumulative ?? 0) / most) * 100;
  return (
    <tr
      className="h-6"
      style={{
        backgroundImage: `linear-gradient(270deg, color-mix(in oklch, var(${token}) 13%, transparent) ${share}%, transparent 0)`,
      }}
    >
      <td className={cn("px-3", side === "bid" ? "text-yes" : "text-no")}>
        <span className="sr-only">{side} </span>
        {formatPrice(level.price)}
      </td>
      <td className="px-3 text-right">{formatCompact(level.size)}</td>
      <td className="px-3 text-right text-muted-foreground">
        {formatCompact(step?.cumulative ?? 0)}
      </td>
    </tr>
  );
}
