import { type Answer, type Call, failed, ok } from "./answer.ts";
import { type Book, bookAt, toWireBook } from "./book.ts";
import { listClobMarkets, toClobMarket } from "./clob-markets.ts";
import { priceHistory } from "./clob-history.ts";
import { marketVisible } from "./gamma-event.ts";
import type { MarketSpec } from "./market-spec.ts";
import { lastTradeAt, lastTradeBoughtAt, quoteAt } from "./quote.ts";
import { price } from "./wire-dates.ts";
import type { World } from "./world.ts";

const MOST_BOOKS = 500;
const NO_BOOK = failed(404, "No orderbook exists for the requested token id");

interface Found {
  market: MarketSpec;
  outcome: 0 | 1;
}

/** A token that trades at this moment. */
function trading(world: World, tokenId: string, now: number): Found | null {
  const found = world.marketOfToken(tokenId);
  return found && marketVisible(found.market, now, false) ? found : null;
}

const dollars = (thousandths: number) => String(price(thousandths));

function middleOf({ bids, asks }: Book): string | null {
  const [bid, ask] = [bids[0]?.price, asks[0]?.price];
  return bid === undefined || ask === undefined ? null : dollars((bid + ask) / 2);
}

function spreadOf({ bids, asks }: Book): string | null {
  const [bid, ask] = [bids[0]?.price, asks[0]?.price];
  return bid === undefined || ask === undefined ? null : dollars(ask - bid);
}

/** The best price of the side's own orders: BUY is the highest bid. */
function sidePrice({ bids, asks }: Book, side: string): string | null {
  const best = (side === "BUY" ? bids : asks)[0];
  return best ? dollars(best.price) : null;
}

function lastTrade({ market, outcome }: Found, now: number): { price: string; side: string } {
  const last = lastTradeAt(market, now);
  if (last === null) return { price: "0.5", side: "" };
  const bought = lastTradeBoughtAt(market, now) === (outcome === 0);
  return { price: dollars(outcome === 0 ? last : 1000 - last), side: bought ? "BUY" : "SELL" };
}

function askedTokens(body: unknown): { token_id: string; side: string }[] | null {
  if (!Array.isArray(body)) return null;
  const rows: { token_id: string; side: string }[] = [];
  for (const item of body as unknown[]) {
    if (typeof item !== "object" || item === null) return null;
    const { token_id: token, side } = item as Record<string, unknown>;
    if (typeof token !== "string") return null;
    rows.push({ token_id: token, side: typeof side === "string" ? side.toUpperCase() : "" });
  }
  return rows;
}

/** The routes that take a list of tokens; tokens without a book are left out. */
function answerBatch(world: World, { path, body, now }: Call): Answer | null {
  const asked = askedTokens(body);
  if (!asked) return failed(400, "Invalid payload");
  if (asked.length > MOST_BOOKS) return failed(400, "Payload exceeds the limit");
  const found = asked.flatMap(({ token_id: id, side }) => {
    const one = trading(world, id, now);
    return one ? [{ ...one, id, side, book: bookAt(one.market, one.outcome, now) }] : [];
  });
  const byToken = (of: (row: (typeof found)[number]) => string | null) =>
    ok(Object.fromEntries(found.flatMap((row) => (of(row) === null ? [] : [[row.id, of(row)]]))));
  switch (path) {
    case "/books":
      return ok(found.map(({ market, outcome }) => toWireBook(market, outcome, now)));
    case "/midpoints":
      return byToken(({ book }) => middleOf(book));
    case "/spreads":
      return byToken(({ book }) => spreadOf(book));
    case "/last-trades-prices":
      return ok(found.map((row) => ({ ...lastTrade(row, now), token_id: row.id })));
    case "/prices": {
      const prices: Record<string, Record<string, string>> = {};
      for (const { id, side, book } of found) {
        const best = sidePrice(book, side);
        prices[id] = { ...prices[id], ...(best === null ? {} : { [side]: best }) };
      }
      return ok(prices);
    }
    default:
      return null;
  }
}

type Single = (found: Found, query: URLSearchParams, now: number) => Answer;

function orNoBook(name: string, value: string | null): Answer {
  return value === null ? NO_BOOK : ok({ [name]: value });
}

const SINGLES: Record<string, Single> = {
  "/book": ({ market, outcome }, _, now) => ok(toWireBook(market, outcome, now)),
  "/midpoint": ({ market, outcome }, _, now) =>
    orNoBook("mid", middleOf(bookAt(market, outcome, now))),
  "/spread": ({ market, outcome }, _, now) =>
    orNoBook("spread", spreadOf(bookAt(market, outcome, now))),
  "/price": ({ market, outcome }, query, now) => {
    const side = (query.get("side") ?? "").toUpperCase();
    if (side !== "BUY" && side !== "SELL") return failed(400, "Invalid side");
    return orNoBook("price", sidePrice(bookAt(market, outcome, now), side));
  },
  "/last-trade-price": (found, _, now) => ok(lastTrade(found, now)),
  "/tick-size": ({ market }, _, now) => ok({ minimum_tick_size: price(quoteAt(market, now).tick) }),
  "/neg-risk": ({ market }) => ok({ neg_risk: market.event.draft.negRisk === true }),
  "/fee-rate": ({ market }) => ok({ base_fee: market.fee ? 1000 : 0 }),
};

function byCondition(world: World, call: Call, kind: string, id: string): Answer {
  const market =
    kind === "markets-by-token"
      ? (world.marketOfToken(id)?.market ?? null)
      : world.marketOfCondition(id);
  if (!market || !marketVisible(market, call.now, null)) return failed(404, "market not found");
  if (kind === "markets-by-token") return ok({ condition_id: market.names.conditionId });
  if (kind === "markets") return ok(toClobMarket(market, call.now));
  return ok({
    ...(market.fee ? { fd: { r: market.fee.rate, e: market.fee.exponent } } : {}),
    mts: price(quoteAt(market, call.now).tick),
    nr: market.event.draft.negRisk === true,
    t: market.names.tokenIds.map((token, index) => ({ t: token, o: market.outcomes[index] })),
  });
}

function listOf(world: World, { path, query, now }: Call): Answer | null {
  const brief = path.endsWith("simplified-markets");
  const known = brief || path === "/markets" || path === "/sampling-markets";
  return known ? listClobMarkets(world, query.get("next_cursor"), now, brief) : null;
}

const UNAUTHORIZED = failed(401, "Unauthorized/Invalid api key");
const FIXED: Record<string, (now: number) => Answer> = {
  "/ok": () => ok("OK"),
  "/time": (now) => ok(now),
  "/trades": () => UNAUTHORIZED,
  "/data/trades": () => UNAUTHORIZED,
};

/** Null where the path is none of the order book's. */
export function answerClob(world: World, call: Call): Answer | null {
  const { path, query, method, now } = call;
  const fixed = FIXED[path];
  if (fixed) return fixed(now);
  if (path === "/prices-history") {
    return priceHistory(world.marketOfToken(query.get("market") ?? ""), query, now);
  }
  if (method === "POST") return answerBatch(world, call);
  const single = SINGLES[path];
  if (single) {
    const token = query.get("token_id") ?? "";
    if (!/^\d{1,78}$/.test(token)) return failed(400, "Invalid token id");
    const found = trading(world, token, now);
    return found ? single(found, query, now) : NO_BOOK;
  }
  const [kind = "", id, ...more] = path.split("/").filter((part) => part !== "");
  const byId = ["markets", "clob-markets", "markets-by-token"].includes(kind);
  if (byId && id !== undefined && more.length === 0) return byCondition(world, call, kind, id);
  return listOf(world, call);
}
