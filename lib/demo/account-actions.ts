import { balanceOf, type Exchange, holdingAt, shares, writeRow } from "./exchange.ts";
import type { MarketSpec } from "./market-spec.ts";
import { planRedemption } from "./match-order.ts";
import { quoteAt } from "./quote.ts";
import type { Random } from "./rng.ts";
import { volumeOver } from "./volume.ts";

/** The fields of a row that concerns no single outcome. */
const BLANK = { outcome: null, side: null, price: 0, fee: 0, taker: false, hidden: false } as const;

const cents = (value: number) => Math.round(value * 1e6) / 1e6;

/** A dollar becomes a share of each outcome. */
export function split(
  exchange: Exchange,
  wallet: number,
  market: MarketSpec,
  at: number,
  size: number,
): void {
  planRedemption(exchange, wallet, market, at);
  writeRow(exchange, {
    ...BLANK,
    at,
    tx: exchange.nextTx++,
    wallet,
    type: "SPLIT",
    market,
    size,
    cash: size,
    first: size,
    second: size,
  });
}

/** Pairs of both outcomes become dollars again. */
export function merge(exchange: Exchange, wallet: number, market: MarketSpec, at: number): void {
  const pair = [0, 1].map((outcome) => balanceOf(exchange, wallet, market, outcome));
  const size = shares(Math.floor(Math.min(...pair) * 1e6) / 1e6);
  if (size < 1) return;
  writeRow(exchange, {
    ...BLANK,
    at,
    tx: exchange.nextTx++,
    wallet,
    type: "MERGE",
    market,
    size,
    cash: size,
    first: -size,
    second: -size,
  });
}

/** All shares of a settled market become what they are worth; shares worth nothing are mostly left where they are. */
export function redeem(
  exchange: Exchange,
  wallet: number,
  market: MarketSpec,
  at: number,
  evenWorthless: boolean,
): void {
  const first = balanceOf(exchange, wallet, market, 0);
  const second = balanceOf(exchange, wallet, market, 1);
  const worth = first * market.payout[0] + second * market.payout[1];
  if (first + second === 0 || at < market.life.resolvedAt) return;
  if (worth === 0 && !evenWorthless) return;
  const half = market.payout[0] === 0.5;
  const size = half ? first + second : worth;
  writeRow(exchange, {
    at,
    tx: exchange.nextTx++,
    wallet,
    type: "REDEEM",
    market,
    outcome: null,
    side: null,
    size: cents(size),
    price: 0,
    cash: cents(worth),
    fee: 0,
    taker: false,
    first: -first,
    second: -second,
    hidden: false,
  });
}

/**
 * NO shares of m markets of an exclusive event become YES shares of all its others and m − 1 dollars a set.
 * The rows of one transaction name the m markets; the dollars stand on all but the first, the shares that come in on hidden rows.
 */
export function convert(exchange: Exchange, wallet: number, market: MarketSpec, at: number): void {
  const { event } = market;
  if (!event.draft.negRisk || at >= event.end) return;
  const held = event.markets.filter((one) => balanceOf(exchange, wallet, one, 1) >= 1);
  const chosen = held.slice(0, Math.max(1, Math.min(held.length, event.markets.length - 1, 3)));
  const amount = Math.floor(Math.min(...chosen.map((one) => balanceOf(exchange, wallet, one, 1))));
  if (chosen.length === 0 || amount < 1) return;
  const tx = exchange.nextTx++;
  for (const [index, one] of chosen.entries()) {
    writeRow(exchange, {
      ...BLANK,
      at,
      tx,
      wallet,
      type: "CONVERSION",
      market: one,
      size: amount,
      cash: index === 0 ? 0 : amount,
      first: 0,
      second: -amount,
    });
  }
  for (const one of event.markets) {
    if (chosen.includes(one)) continue;
    planRedemption(exchange, wallet, one, at);
    writeRow(exchange, {
      ...BLANK,
      at,
      tx,
      wallet,
      type: "CONVERSION",
      market: one,
      size: amount,
      cash: 0,
      first: amount,
      second: 0,
      hidden: true,
    });
  }
}

export function reward(
  exchange: Exchange,
  wallet: number,
  at: number,
  type: "REWARD" | "MAKER_REBATE",
  dollars: number,
): void {
  writeRow(exchange, {
    ...BLANK,
    at,
    tx: exchange.nextTx++,
    wallet,
    type,
    market: null,
    size: cents(dollars),
    cash: cents(dollars),
    first: 0,
    second: 0,
  });
}

/** What wallets do now and then with what they hold. */
export function tidyUp(exchange: Exchange, wallet: number, at: number, random: Random): void {
  const held = holdingAt(exchange, wallet, random.next());
  if (!held || at >= held.market.end || at < held.market.event.start) return;
  const draw = random.next();
  const { market } = held;
  if (balanceOf(exchange, wallet, market, held.outcome === 0 ? 1 : 0) >= 1) {
    merge(exchange, wallet, market, at);
  } else if (draw < 0.6 && held.outcome === 1 && market.event.draft.negRisk) {
    convert(exchange, wallet, market, at);
  } else if (draw > 0.75 && quoteAt(market, at).bid !== null) {
    const size = Math.floor(Math.min(500, 0.05 * volumeOver(market, at, 1)));
    if (size >= 5) split(exchange, wallet, market, at, size);
  }
}
