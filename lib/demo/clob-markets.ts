import { type Answer, failed, ok } from "./answer.ts";
import { marketVisible } from "./gamma-event.ts";
import { isClosed, outcomeThousandths } from "./gamma-market.ts";
import type { MarketSpec } from "./market-spec.ts";
import { quoteAt } from "./quote.ts";
import { isoDate, price } from "./wire-dates.ts";
import { livingRange, type World } from "./world.ts";

const PAGE = 1000;
const END = "LTE=";
const CLOSED_WITHIN_SECONDS = 10 * 86_400;
/** The service's list begins with old rows that have no ids. */
const JUNK_ROWS = 5;

function tokensOf(market: MarketSpec, now: number) {
  const shown = outcomeThousandths(market, now);
  const settled = now >= market.life.resolvedAt;
  return market.names.tokenIds.map((token_id, index) => ({
    token_id,
    outcome: market.outcomes[index] ?? "",
    price: price(shown[index] ?? 0),
    winner: settled && market.payout[index] === 1,
  }));
}

function simplified(market: MarketSpec, now: number) {
  return {
    condition_id: market.names.conditionId,
    rewards: { rates: null, min_size: 50, max_spread: 3.5 },
    tokens: tokensOf(market, now),
    active: true,
    closed: isClosed(market, now),
    archived: false,
    accepting_orders: !isClosed(market, now),
  };
}

export function toClobMarket(market: MarketSpec, now: number) {
  return {
    enable_order_book: true,
    ...simplified(market, now),
    minimum_order_size: 5,
    minimum_tick_size: price(quoteAt(market, now).tick),
    question: market.question,
    description: market.event.draft.rules,
    market_slug: market.names.slug,
    end_date_iso: market.hasEndDate ? isoDate(market.end) : null,
    game_start_time: market.event.draft.gameStart ? isoDate(market.event.draft.gameStart) : null,
    seconds_delay: market.event.draft.gameStart ? 3 : 0,
    fpmm: "",
    maker_base_fee: 0,
    taker_base_fee: market.fee ? 1000 : 0,
    notifications_enabled: true,
    neg_risk: market.event.draft.negRisk === true,
    is_50_50_outcome: now >= market.life.resolvedAt && market.payout[0] === 0.5,
    tags: market.event.draft.tags.length > 0 ? [...market.event.draft.tags] : null,
  };
}

const JUNK = {
  condition_id: "",
  question_id: "",
  tokens: [
    { token_id: "", outcome: "Yes", price: 0, winner: false },
    { token_id: "", outcome: "No", price: 0, winner: false },
  ],
  rewards: { rates: null, min_size: 0, max_spread: 0 },
  active: true,
  closed: true,
  archived: true,
  accepting_orders: false,
  end_date_iso: null,
  tags: null,
};

function* marketsOf(world: World, now: number): Generator<MarketSpec> {
  const which = { closed: null, closedWithinSeconds: CLOSED_WITHIN_SECONDS };
  for (let slot = 0; slot < world.slots.length; slot++) {
    const { first, last } = livingRange(world, slot, now, which);
    for (let n = first; n <= last; n++) yield* world.eventAt(slot, n)?.markets ?? [];
  }
}

/** One page of all markets; the cursor is an offset as base64 text, the end is "-1". */
export function listClobMarkets(
  world: World,
  cursor: string | null,
  now: number,
  brief: boolean,
): Answer {
  if (cursor === END) return ok({ data: [], next_cursor: END, limit: PAGE, count: 0 });
  const offset = cursor === null || cursor === "" ? 0 : Number(safeDecode(cursor));
  if (!Number.isInteger(offset) || offset < 0) return failed(400, "Invalid cursor");
  const data: unknown[] = [];
  let index = 0;
  const full = () => data.length === PAGE;
  for (; index < JUNK_ROWS; index++) if (index >= offset) data.push(JUNK);
  for (const market of marketsOf(world, now)) {
    if (!marketVisible(market, now, null)) continue;
    if (index++ < offset) continue;
    if (full())
      return ok({ data, next_cursor: btoa(String(offset + PAGE)), limit: PAGE, count: PAGE });
    data.push(brief ? simplified(market, now) : toClobMarket(market, now));
  }
  return ok({ data, next_cursor: END, limit: PAGE, count: data.length });
}

function safeDecode(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return "NaN";
  }
}
