import { merge, split } from "./account-actions.ts";
import { pickThinMarket } from "./decide-order.ts";
import { balanceOf, type Exchange } from "./exchange.ts";
import type { MarketSpec } from "./market-spec.ts";
import { settle } from "./match-order.ts";
import { quoteAt } from "./quote.ts";
import type { Random } from "./rng.ts";
import { volumeOver } from "./volume.ts";
import type { Wallet } from "./wallets.ts";

export interface WashStep {
  at: number;
  run: (exchange: Exchange) => void;
}

function middleOf(market: MarketSpec, at: number): { price: number; tick: number } {
  const { bid, ask, tick, fair } = quoteAt(market, at);
  const middle = bid === null || ask === null ? fair : (bid + ask) / 2;
  const price = Math.min(1000 - tick, Math.max(tick, Math.round(middle / tick) * tick));
  return { price, tick };
}

/** The shares go from one member to the next, so that much is traded and nobody holds anything at the end. */
function passOn(
  market: MarketSpec,
  from: Wallet,
  to: Wallet,
  at: number,
  size: number,
  buys: boolean,
): WashStep {
  return {
    at,
    run: (exchange) => {
      if (balanceOf(exchange, from.index, market, 0) < size) return;
      const { price, tick } = middleOf(market, at);
      const [taker, maker] = buys ? [to, from] : [from, to];
      const side = buys ? "BUY" : "SELL";
      const order = {
        wallet: taker.index,
        at,
        market,
        outcome: 0,
        side,
        size,
        price,
        tick,
      } as const;
      settle(exchange, order, [{ maker, size, price: price / 1000 }]);
    },
  };
}

/** One ring's day in one thin market: pairs are made, passed round in full circles and dissolved. */
export function planWash(
  exchange: Exchange,
  ring: readonly Wallet[],
  dayStart: number,
  random: Random,
): WashStep[] {
  const at = dayStart + random.int(0, 40_000);
  const market = pickThinMarket(exchange, at, random);
  const [first] = ring;
  if (!market || !first) return [];
  const stake = Math.min(random.between(40, 400), 0.06 * volumeOver(market, at, 1));
  const size = Math.floor(stake / (middleOf(market, at).price / 1000));
  if (size < 10) return [];
  const steps: WashStep[] = [{ at, run: (world) => split(world, first.index, market, at, size) }];
  const circles = random.int(1, 3);
  let moment = at;
  for (let hop = 0; hop < circles * ring.length; hop++) {
    moment += random.int(60, 2200);
    const from = ring[hop % ring.length] ?? first;
    const to = ring[(hop + 1) % ring.length] ?? first;
    steps.push(passOn(market, from, to, moment, size, random.chance(0.6)));
  }
  const end = Math.min(moment + 120, dayStart + 86_399);
  if (moment >= dayStart + 86_399) return [];
  steps.push({ at: end, run: (world) => merge(world, first.index, market, end) });
  return steps;
}
