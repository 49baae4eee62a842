import { markOf } from "./cash-flow.ts";
import type { FactsOf } from "./pnl-event.ts";
import type { PriceAtEnd } from "./to-equity.ts";
import type { PnlInputs } from "./to-market-facts.ts";

const DAY_MS = 86_400_000;
type Inputs = Pick<PnlInputs, "prices" | "activity" | "markets">;

/**
 * What a share was worth at the end of a day: today its mark, after its market had closed its payout, before that the
 * last hourly price of the day less what the bid lies below the price today. Past bids are not stored; without that
 * step every open position would lose its half spread on the curve's last day.
 */
export function toDailyPrices(inputs: Inputs, factsOf: FactsOf, now: Date): PriceAtEnd {
  const byDay = new Map(inputs.prices.map(([tokenId, day, close]) => [`${tokenId} ${day}`, close]));
  const tokens = toTokens(inputs);
  return (tokenId, dayEndMs) => {
    const { conditionId = "", closedMs = null, price = null } = tokens.get(tokenId) ?? {};
    const facts = factsOf(conditionId);
    const mark = markOf(facts, tokenId);
    if (dayEndMs > now.getTime()) return mark;
    if (facts?.payouts && closedMs !== null && closedMs <= dayEndMs) return mark;
    const close = byDay.get(`${tokenId} ${new Date(dayEndMs - DAY_MS).toISOString().slice(0, 10)}`);
    if (close === undefined) return null;
    const below = facts?.payouts || mark === null || price === null ? 0 : price - mark;
    return Math.max(0, close - Math.max(0, below));
  };
}

type Token = { conditionId: string; closedMs: number | null; price: number | null };

function toTokens({ activity, markets }: Inputs): Map<string, Token> {
  const known = new Map(markets.map((market) => [market.condition_id, market]));
  const tokens = new Map<string, Token>();
  for (const [, , , conditionId, tokenId] of activity) {
    if (tokenId === null || conditionId === null || tokens.has(tokenId)) continue;
    const market = known.get(conditionId);
    const isFirst = market?.outcomes?.[0]?.[0] === tokenId;
    const price = market?.price ?? null;
    tokens.set(tokenId, {
      conditionId,
      closedMs: market?.closed_time == null ? null : Date.parse(market.closed_time),
      price: price === null || isFirst ? price : 1 - price,
    });
  }
  return tokens;
}
