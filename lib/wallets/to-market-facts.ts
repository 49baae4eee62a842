import type { ActivityRow, FactsOf, MarketFacts } from "./pnl-event.ts";
import type { WalletState } from "./with-wallet.ts";

/** What the database gives for one wallet; lists of values stand in the order of the names. */
export type PnlInputs = {
  wallet: WalletState | null;
  activity: [
    type: string,
    occurredAt: string,
    transactionHash: string | null,
    conditionId: string | null,
    tokenId: string | null,
    side: "BUY" | "SELL" | null,
    size: number | null,
    price: number | null,
    usd: number | null,
  ][];
  markets: {
    condition_id: string;
    event_id: string | null;
    neg_risk: boolean | null;
    best_bid: number | null;
    best_ask: number | null;
    price: number | null;
    settled: boolean;
    outcomes: [tokenId: string | null, price: number | null][] | null;
    fee_schedule: { rate: number; exponent: number } | null;
    closed_time: string | null;
  }[];
  sets: { event_id: string; complete: boolean | null }[];
  prices: [tokenId: string, day: string, close: number][];
};

export const toActivityRows = ({ activity }: Pick<PnlInputs, "activity">): ActivityRow[] =>
  activity.map(
    ([type, occurredAt, transactionHash, conditionId, tokenId, side, size, price, usd]) => ({
      type,
      occurredAt,
      transactionHash,
      conditionId,
      tokenId,
      side,
      size,
      price,
      usd,
    }),
  );

const PAYOUTS = new Set([0, 0.5, 1]);

export function toMarketFacts({ markets, sets }: Pick<PnlInputs, "markets" | "sets">): FactsOf {
  const whole = new Set(sets.flatMap((set) => (set.complete ? [set.event_id] : [])));
  const members = new Map<string, string[]>();
  for (const { event_id, condition_id, neg_risk } of markets)
    if (event_id !== null && neg_risk && whole.has(event_id))
      members.set(event_id, [...(members.get(event_id) ?? []), condition_id]);
  const facts = new Map(
    markets.map((market): [string, MarketFacts] => {
      const outcomes = market.outcomes ?? [];
      const prices = outcomes.map(([, price]) => price ?? Number.NaN);
      const isPaid = market.settled && prices.every((price) => PAYOUTS.has(price));
      const { best_bid: bid, best_ask: ask, price } = market;
      return [
        market.condition_id,
        {
          conditionId: market.condition_id,
          tokenIds: outcomes.flatMap(([tokenId]) => tokenId ?? []),
          payouts: isPaid ? prices : null,
          marks: [bid ?? price, ask !== null ? 1 - ask : price === null ? null : 1 - price],
          setConditionIds: market.event_id === null ? null : (members.get(market.event_id) ?? null),
          feeSchedule: market.fee_schedule,
        },
      ];
    }),
  );
  return (conditionId) => facts.get(conditionId) ?? null;
}
