import type { ActivityRow, FactsOf, MarketFacts } from "./pnl-event.ts";
import type { WalletState } from "./with-wallet.ts";

type SeenToken = [
  tokenId: string,
  outcomeIndex: number | null,
  oppositeTokenId: string | null,
  price: number | null,
  redeemable: boolean | null,
];

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
  /** Markets that no sync has brought, by what the upstream's list of positions and the wallet's trades say of their tokens. */
  unsynced: { condition_id: string; listed: SeenToken[]; traded: SeenToken[] }[];
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

export function toMarketFacts({
  markets,
  sets,
  unsynced,
}: Pick<PnlInputs, "markets" | "sets" | "unsynced">): FactsOf {
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
  for (const market of unsynced) facts.set(market.condition_id, toSeenFacts(market));
  return (conditionId) => facts.get(conditionId) ?? null;
}

/** A pair of tokens from what was seen of it; the one that was never seen has a name of its own. */
function toSeenFacts({
  condition_id: conditionId,
  listed,
  traded,
}: PnlInputs["unsynced"][number]): MarketFacts {
  const pair: (string | undefined)[] = [undefined, undefined];
  const marks: (number | null)[] = [null, null];
  let isPaid = false;
  for (const [tokenId, index, opposite, price, redeemable] of [...listed, ...traded]) {
    const place = pair.includes(tokenId) ? pair.indexOf(tokenId) : toPlace(pair, index);
    if (place === null) continue;
    pair[place] = tokenId;
    pair[1 - place] ??= opposite ?? undefined;
    if (price === null) continue;
    marks[place] ??= price;
    marks[1 - place] ??= 1 - price;
    isPaid ||= redeemable === true && PAYOUTS.has(price);
  }
  return {
    conditionId,
    tokenIds: pair.map((tokenId, outcome) => tokenId ?? `${conditionId}:${outcome}`),
    payouts: isPaid ? marks.map((mark) => mark ?? Number.NaN) : null,
    marks,
    setConditionIds: null,
    feeSchedule: null,
  };
}

/** Where a token stands that was not seen before: at its index, else at the first free place. */
function toPlace(pair: readonly (string | undefined)[], index: number | null): number | null {
  if ((index === 0 || index === 1) && pair[index] === undefined) return index;
  const free = pair.indexOf(undefined);
  return free === -1 ? null : free;
}
