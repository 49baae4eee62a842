import type { ActivityRow, FactsOf, MarketFacts } from "@/lib/wallets/pnl-event.ts";

/** A market with tokens `<id>-yes` and `<id>-no`. */
export const makeFacts = (conditionId: string, over: Partial<MarketFacts> = {}): MarketFacts => ({
  conditionId,
  tokenIds: [`${conditionId}-yes`, `${conditionId}-no`],
  payouts: null,
  marks: [0.5, 0.5],
  setConditionIds: null,
  feeSchedule: null,
  ...over,
});

export const factsOf =
  (...facts: MarketFacts[]): FactsOf =>
  (id) =>
    facts.find(({ conditionId }) => conditionId === id) ?? null;

let second = 0;

/** A line of activity, one second after the one made before. */
export const makeActivity = (over: Partial<ActivityRow> & { type: string }): ActivityRow => ({
  occurredAt: new Date(1_790_000_000_000 + 1000 * second++).toISOString(),
  transactionHash: `0x${second}`,
  conditionId: "m",
  tokenId: null,
  side: null,
  size: null,
  price: null,
  usd: null,
  ...over,
});

/** A fill with its dollars, fee included. */
export const makeFill = (
  side: "BUY" | "SELL",
  size: number,
  price: number,
  { token = "m-yes", condition = "m", fee = 0 } = {},
): ActivityRow =>
  makeActivity({
    type: "TRADE",
    side,
    size,
    price,
    tokenId: token,
    conditionId: condition,
    usd: size * price + (side === "BUY" ? fee : -fee),
  });
