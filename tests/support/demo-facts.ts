import type { FactsOf, MarketFacts } from "@/lib/wallets/pnl-event.ts";

type Market = {
  id: string;
  conditionId: string;
  clobTokenIds: string;
  outcomePrices?: string;
  umaResolutionStatus?: string;
  closed: boolean;
  negRisk: boolean;
  events: { id: string }[];
};
type Get = <T>(path: string) => Promise<T>;

const PAGE = 100;

const chunks = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / PAGE) }, (_, index) =>
    all.slice(index * PAGE, (index + 1) * PAGE),
  );

/** What the simulation's answers say about markets, as profit and loss needs it; `converted` ones with their whole event. */
export async function readDemoFacts(
  get: Get,
  ids: ReadonlySet<string>,
  converted: ReadonlySet<string>,
): Promise<FactsOf> {
  const markets = new Map<string, Market>();
  for (const part of chunks([...ids]))
    for (const closed of ["", "&closed=true"]) {
      const query = part.map((id) => `condition_ids=${id}`).join("&");
      const found = await get<Market[]>(`/gamma/markets?limit=100&${query}${closed}`);
      for (const market of found) markets.set(market.conditionId, market);
    }
  const events = new Set([...converted].map((id) => markets.get(id)?.events[0]?.id ?? ""));
  const sets = new Map<string, string[]>();
  for (const id of events) {
    const event = await get<{ markets: Market[] }>(`/gamma/events/${id}`);
    for (const market of event.markets)
      markets.set(market.conditionId, { ...market, events: [{ id }] });
    sets.set(
      id,
      event.markets.map(({ conditionId }) => conditionId),
    );
  }
  const facts = new Map(
    [...markets.values()].map((market) => [market.conditionId, toFacts(market, sets)] as const),
  );
  return (id) => facts.get(id) ?? null;
}

function toFacts(market: Market, sets: ReadonlyMap<string, string[]>): MarketFacts {
  const prices = (JSON.parse(market.outcomePrices ?? "[]") as string[]).map(Number);
  return {
    conditionId: market.conditionId,
    tokenIds: JSON.parse(market.clobTokenIds) as string[],
    payouts: market.closed && market.umaResolutionStatus === "resolved" ? prices : null,
    marks: [prices[0] ?? null, prices[1] ?? null],
    setConditionIds: sets.get(market.events[0]?.id ?? "") ?? null,
    feeSchedule: null,
  };
}
