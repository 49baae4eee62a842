import { formatPrice } from "../markets/format-price.ts";
import { formatUsd } from "../markets/format-usd.ts";
import type { ChartMark, VolumeBar } from "../markets/market-chart.ts";
import type { WhaleFlip, WhaleFlow, WhaleTrade } from "./schema.ts";

const LONGEST_NAME = 24;

type Shown = { isFirst: boolean };

const nameOf = ({ wallet, walletName }: { wallet: string; walletName: string | null }) =>
  (walletName ?? wallet).slice(0, LONGEST_NAME);

/** A trade of either token at the price of the outcome that is shown. */
export function toTradeMarks(trades: readonly WhaleTrade[], { isFirst }: Shown): ChartMark[] {
  return trades.flatMap((trade) => {
    const { outcomeIndex, price, side, notionalUsd, outcome, tradedAt } = trade;
    if (outcomeIndex !== 0 && outcomeIndex !== 1) return [];
    const isShown = (outcomeIndex === 0) === isFirst;
    const kind = (side === "BUY") === isShown ? "buy" : "sell";
    const act = side === "BUY" ? "bought" : "sold";
    return [
      {
        timeMs: Date.parse(tradedAt),
        kind,
        price: isShown ? price : 1 - price,
        usd: notionalUsd,
        text: `${kind === "buy" ? "▲" : "▼"} ${nameOf(trade)} ${act} ${formatUsd(notionalUsd)} ${outcome ?? ""} at ${formatPrice(price)}`,
      },
    ];
  });
}

export function toFlipMarks(flips: readonly WhaleFlip[], { isFirst }: Shown): ChartMark[] {
  return flips.map((flip) => ({
    timeMs: Date.parse(flip.flippedAt),
    kind: "flip",
    price: isFirst ? flip.after.price : 1 - flip.after.price,
    usd: flip.after.usd.value ?? 0,
    text: `◆ ${nameOf(flip)} flipped ${flip.before.side} → ${flip.after.side}`,
  }));
}

const LENGTHS_MS = { "1h": 300_000, "24h": 3_600_000, "7d": 21_600_000, "30d": 86_400_000 };

/** Takers' dollars by time as bars under the price; for the other outcome a buy is a sell. */
export function toVolumeBars(
  flow: readonly WhaleFlow[],
  window: keyof typeof LENGTHS_MS,
  { isFirst }: Shown,
): VolumeBar[] {
  return flow.flatMap(({ by, key, raw }) => {
    const buy = raw.buyUsd.value;
    const sell = raw.sellUsd.value;
    if (by !== "time" || key === null || buy === null || sell === null) return [];
    return [
      {
        timeMs: Date.parse(key),
        lengthMs: LENGTHS_MS[window],
        buyUsd: isFirst ? buy : sell,
        sellUsd: isFirst ? sell : buy,
      },
    ];
  });
}
