import { balanceOf, type Exchange, shares, writeRow } from "./exchange.ts";
import type { MarketSpec } from "./market-spec.ts";
import { hash, pickAt, type Random } from "./rng.ts";
import type { Wallet } from "./wallets.ts";

export interface Order {
  wallet: number;
  at: number;
  market: MarketSpec;
  outcome: 0 | 1;
  side: "BUY" | "SELL";
  size: number;
  /** Thousandths of a dollar. */
  price: number;
  tick: number;
}

const DAY = 86_400;
/** Market makers leave smaller markets to others, in lifetime dollars. */
const WORTH_QUOTING = 15_000;

/** fee = shares × rate × (p(1 − p))^exponent, for takers of a market with a schedule. */
export function takerFee(market: MarketSpec, size: number, price: number): number {
  if (!market.fee) return 0;
  const fee = size * market.fee.rate * (price * (1 - price)) ** market.fee.exponent;
  return Math.round(fee * 1e4) / 1e4;
}

/** A wallet that comes into a market redeems some time after the settlement, or never, as its own hash says. */
export function planRedemption(
  exchange: Exchange,
  wallet: number,
  market: MarketSpec,
  at: number,
): void {
  if (balanceOf(exchange, wallet, market, 0) + balanceOf(exchange, wallet, market, 1) > 0) return;
  const draw = hash(market.key, 0x2ed, wallet);
  if (draw % 100 >= 88) return;
  const delay = ((draw >>> 8) % 1000) ** 2;
  const settled = Math.floor((market.life.resolvedAt + delay) / DAY);
  const day = Math.max(Math.floor(at / DAY), settled) + 1;
  const due = exchange.due.get(day);
  if (due) due.push({ wallet, market });
  else exchange.due.set(day, [{ wallet, market }]);
}

function makerFor(
  exchange: Exchange,
  order: Order,
  random: Random,
  taken: number[],
): Wallet | null {
  const quoted = order.market.lifetimeVolume > WORTH_QUOTING;
  for (let attempt = 0; attempt < 8; attempt++) {
    const draw = random.next();
    const first = hash(order.market.key, 0x3a6e5) % exchange.makers.length;
    const maker =
      quoted && draw < 0.84
        ? pickAt(exchange.makers, draw < 0.72 ? first : first + 1)
        : random.pick(exchange.others);
    if (maker.index !== order.wallet && !taken.includes(maker.index)) return maker;
  }
  return null;
}

interface Fill {
  maker: Wallet;
  size: number;
  /** Dollars a share of the order's outcome. */
  price: number;
}

function fillsOf(exchange: Exchange, order: Order, random: Random): Fill[] {
  const draw = random.next();
  const count = draw < 0.66 ? 1 : draw < 0.9 ? 2 : 3;
  const away = order.side === "BUY" ? order.tick : -order.tick;
  const fills: Fill[] = [];
  let left = order.size;
  for (let index = 0; index < count && left > 0; index++) {
    const level = order.price + away * (random.chance(0.5) ? index : 0);
    const maker = makerFor(
      exchange,
      order,
      random,
      fills.map((fill) => fill.maker.index),
    );
    if (!maker || level <= 0 || level >= 1000) break;
    const size = index === count - 1 ? left : shares(left * random.between(0.3, 0.8));
    fills.push({ maker, size, price: level / 1000 });
    left = shares(left - size);
  }
  return fills;
}

/** The maker sells what it holds of the taker's outcome, else it buys the other outcome and the exchange mints the pair; the same in reverse for a seller. */
function makerLeg(exchange: Exchange, order: Order, { maker, size, price }: Fill) {
  const { market, outcome, side } = order;
  const other = outcome === 0 ? 1 : 0;
  const holds = (which: 0 | 1) => balanceOf(exchange, maker.index, market, which) >= size;
  if (side === "BUY") {
    return holds(outcome)
      ? ({ outcome, side: "SELL", price } as const)
      : ({ outcome: other, side: "BUY", price: 1 - price } as const);
  }
  return holds(other)
    ? ({ outcome: other, side: "SELL", price: 1 - price } as const)
    : ({ outcome, side: "BUY", price } as const);
}

function round(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

/** One match: a row for each maker and one for the taker, all in one transaction. */
export function matchOrder(exchange: Exchange, order: Order, random: Random): void {
  const fills = fillsOf(exchange, order, random);
  settle(exchange, order, fills);
}

interface Leg {
  wallet: number;
  outcome: 0 | 1;
  side: "BUY" | "SELL";
  size: number;
  price: number;
  fee: number;
  taker: boolean;
}

function writeLeg(exchange: Exchange, market: MarketSpec, at: number, tx: number, leg: Leg): void {
  const { wallet, outcome, side, size, price, fee, taker } = leg;
  if (side === "BUY") planRedemption(exchange, wallet, market, at);
  const change = side === "BUY" ? size : -size;
  const feePaid = side === "BUY" ? fee : -fee;
  writeRow(exchange, {
    at,
    tx,
    wallet,
    type: "TRADE",
    market,
    outcome,
    side,
    size,
    price,
    cash: round(size * price + feePaid),
    fee,
    taker,
    first: outcome === 0 ? change : 0,
    second: outcome === 1 ? change : 0,
    hidden: false,
  });
}

/** Writes the rows of a match whose makers are known. */
export function settle(exchange: Exchange, order: Order, fills: readonly Fill[]): void {
  if (fills.length === 0) return;
  const { market, at, wallet, outcome, side } = order;
  const tx = exchange.nextTx++;
  let filled = 0;
  let paid = 0;
  for (const fill of fills) {
    const leg = makerLeg(exchange, order, fill);
    filled += fill.size;
    paid += fill.size * fill.price;
    writeLeg(exchange, market, at, tx, {
      wallet: fill.maker.index,
      outcome: leg.outcome,
      side: leg.side,
      size: fill.size,
      price: round(leg.price),
      fee: 0,
      taker: false,
    });
  }
  const size = shares(filled);
  const price = fills.length === 1 ? round(paid / size) : paid / size;
  const fee = takerFee(market, size, price);
  writeLeg(exchange, market, at, tx, { wallet, outcome, side, size, price, fee, taker: true });
}
