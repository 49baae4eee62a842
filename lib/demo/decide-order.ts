import { type Exchange, holdingAt, shares } from "./exchange.ts";
import type { MarketSpec } from "./market-spec.ts";
import { takerFee, type Order } from "./match-order.ts";
import { normalQuantile } from "./normal.ts";
import { firstTradeAt, type Quote, quoteAt } from "./quote.ts";
import type { Random } from "./rng.ts";
import { runningAt } from "./slots.ts";
import { volumeOver } from "./volume.ts";
import type { Wallet, WalletKind } from "./wallets.ts";

const SMALLEST_STAKE = 4;

/** What a kind trades: the range of its buying prices (thousandths), the widest spread, and its largest part of a day's volume. */
const LIMITS: Record<
  WalletKind,
  { low: number; high: number; spread: number; part: number; tries: number }
> = {
  crowd: { low: 40, high: 960, spread: 90, part: 0.08, tries: 4 },
  wash: { low: 60, high: 940, spread: 90, part: 0.08, tries: 4 },
  informed: { low: 150, high: 850, spread: 35, part: 0.1, tries: 8 },
  whale: { low: 60, high: 940, spread: 40, part: 0.35, tries: 6 },
  maker: { low: 20, high: 980, spread: 90, part: 0.2, tries: 1 },
  farmer: { low: 946, high: 996, spread: 30, part: 0.15, tries: 14 },
  fresh: { low: 50, high: 500, spread: 60, part: 0.5, tries: 12 },
};

function indexAt(sums: Float64Array | readonly number[], draw: number): number {
  const target = draw * (sums.at(-1) ?? 0);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) <= target) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isTradable(market: MarketSpec, at: number): boolean {
  return market.hasBids && at > firstTradeAt(market) && at < market.end - 300;
}

function pickMarket(exchange: Exchange, at: number, random: Random): MarketSpec | null {
  const index = indexAt(exchange.slotSums, random.next());
  const slot = exchange.world.slots[index];
  const event = slot && exchange.world.eventAt(index, runningAt(slot, at));
  const market = event && event.markets[indexAt(event.tradeSums, random.next())];
  return market && isTradable(market, at) ? market : null;
}

/** Thousandths that a buyer of the outcome pays. */
function askOf(quote: Quote, outcome: 0 | 1): number | null {
  if (outcome === 0) return quote.ask;
  return quote.bid === null ? null : 1000 - quote.bid;
}

function bidOf(quote: Quote, outcome: 0 | 1): number | null {
  if (outcome === 0) return quote.bid;
  return quote.ask === null ? null : 1000 - quote.ask;
}

/**
 * Who has an edge e at cost c sees the outcome with probability (e + c) / 2p(1 − p) and else tosses a coin:
 * a buyer of the winner gains 2p(1 − p) on average over both outcomes, so what is left after the cost is e at any price.
 */
function chooseOutcome(wallet: Wallet, market: MarketSpec, quote: Quote, random: Random): 0 | 1 {
  const coin = random.chance(0.5) ? 0 : 1;
  if (wallet.kind === "farmer") return quote.fair > 500 ? 0 : 1;
  if (wallet.edge === 0 || market.payout[0] === 0.5) return coin;
  const p = quote.fair / 1000;
  const half = ((quote.ask ?? 1000) - (quote.bid ?? 0)) / 2000;
  const cost = half + takerFee(market, 1000, p) / 1000;
  const sees = random.chance(Math.min(1, (wallet.edge + cost) / (2 * p * (1 - p))));
  return sees ? (market.payout[0] === 1 ? 0 : 1) : coin;
}

function stakeOf(wallet: Wallet, market: MarketSpec, at: number, random: Random): number {
  const wish = wallet.stake * Math.exp(wallet.stakeSpread * normalQuantile(random.next()));
  return Math.min(wish, LIMITS[wallet.kind].part * volumeOver(market, at, 1));
}

function roundSize(size: number, random: Random): number {
  const draw = random.next();
  if (draw < 0.35 && size > 10) return Math.round(size);
  return draw < 0.75 ? Math.round(size * 100) / 100 : shares(size);
}

interface Asked {
  exchange: Exchange;
  wallet: Wallet;
  at: number;
  random: Random;
}

function buyIn(asked: Asked, market: MarketSpec, wanted: 0 | 1 | null): Order | null {
  const { wallet, at, random } = asked;
  const limits = LIMITS[wallet.kind];
  const quote = quoteAt(market, at);
  if (quote.bid === null || quote.ask === null || quote.ask - quote.bid > limits.spread)
    return null;
  const outcome = wanted ?? chooseOutcome(wallet, market, quote, random);
  const price = askOf(quote, outcome) ?? 0;
  if (price < limits.low || price > limits.high) return null;
  const stake = stakeOf(wallet, market, at, random);
  if (stake < SMALLEST_STAKE) return null;
  const size = roundSize((stake * 1000) / price, random);
  return { wallet: wallet.index, at, market, outcome, side: "BUY", size, price, tick: quote.tick };
}

function sell(asked: Asked): Order | null {
  const { exchange, wallet, at, random } = asked;
  const held = holdingAt(exchange, wallet.index, random.next());
  if (!held || !isTradable(held.market, at)) return null;
  const quote = quoteAt(held.market, at);
  const price = bidOf(quote, held.outcome);
  if (price === null || price < 10) return null;
  const part = random.chance(0.6) ? 1 : random.between(0.3, 0.9);
  const most = (0.3 * volumeOver(held.market, at, 1) * 1000) / price;
  const size = shares(Math.min(held.size * part, Math.max(most, 10)));
  if (size <= 0 || size > held.size) return null;
  const { market, outcome } = held;
  return { wallet: wallet.index, at, market, outcome, side: "SELL", size, price, tick: quote.tick };
}

/** Whales add to what they hold more often than they look for something new. */
function addTo(asked: Asked): Order | null {
  const { exchange, wallet, at, random } = asked;
  const held = holdingAt(exchange, wallet.index, random.next());
  if (!held || !isTradable(held.market, at)) return null;
  const turned = random.chance(0.1) ? (held.outcome === 0 ? 1 : 0) : held.outcome;
  return buyIn(asked, held.market, turned);
}

/** What the wallet does at that moment; null where it finds nothing to its taste. */
export function decideOrder(asked: Asked): Order | null {
  const { exchange, wallet, at, random } = asked;
  if (random.chance(wallet.sellShare)) return sell(asked);
  if (wallet.kind === "whale" && random.chance(0.55)) {
    const more = addTo(asked);
    if (more) return more;
  }
  for (let attempt = 0; attempt < LIMITS[wallet.kind].tries; attempt++) {
    const market = pickMarket(exchange, at, random);
    const order = market && buyIn(asked, market, null);
    if (order) return order;
  }
  return null;
}

/** A thin market of the day for a ring, with its quote. */
export function pickThinMarket(exchange: Exchange, at: number, random: Random): MarketSpec | null {
  for (let attempt = 0; attempt < 12; attempt++) {
    const market = pickMarket(exchange, at, random);
    if (!market || market.lifetimeVolume > 60_000 || market.end < at + 43_200) continue;
    const { bid, ask } = quoteAt(market, at);
    if (bid !== null && ask !== null && bid > 100 && ask < 900) return market;
  }
  return null;
}
