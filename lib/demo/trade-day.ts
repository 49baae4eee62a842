import { redeem, reward, tidyUp } from "./account-actions.ts";
import { decideOrder } from "./decide-order.ts";
import type { Exchange } from "./exchange.ts";
import { matchOrder } from "./match-order.ts";
import { hash, randomFrom, unit } from "./rng.ts";
import { planWash } from "./wash-ring.ts";
import type { Wallet, WalletKind } from "./wallets.ts";

const DAY = 86_400;
/** Chances a day that a wallet tidies up, by kind. */
const TIDY: Record<WalletKind, number> = {
  maker: 2,
  whale: 0.06,
  crowd: 0.004,
  wash: 0.02,
  informed: 0.02,
  farmer: 0.005,
  fresh: 0,
};

interface Step {
  at: number;
  run: (exchange: Exchange) => void;
}

/** How many of something that happens `rate` times a day happen today. */
function countOf(rate: number, draw: number): number {
  let term = Math.exp(-rate);
  let sum = term;
  let count = 0;
  while (draw > sum && count < 60) {
    count += 1;
    term *= rate / count;
    sum += term;
  }
  return count;
}

function momentsOf(wallet: Wallet, seed: number, day: number): number[] {
  const key = hash(seed, 0xda1, wallet.index, day);
  const count = countOf(wallet.rate * (0.6 + 0.8 * unit(hash(key, 1))), unit(hash(key, 2)));
  return Array.from({ length: count }, (_, index) => Math.floor(unit(hash(key, 3, index)) * DAY));
}

/** A one-shot bettor comes once, and sometimes a second time within the hour. */
function oneShot(wallet: Wallet, seed: number): number[] {
  const first = Math.floor(unit(hash(seed, 0x0e5, wallet.index)) * (DAY - 4000));
  return hash(seed, 0x0e6, wallet.index) % 3 === 0 ? [first, first + 1900] : [first];
}

function walletSteps(exchange: Exchange, wallet: Wallet, day: number, sinceStart: number): Step[] {
  const { seed } = exchange.world;
  if (sinceStart < wallet.joined) return [];
  if (wallet.kind === "fresh" && sinceStart > wallet.joined) return [];
  const moments = wallet.kind === "fresh" ? oneShot(wallet, seed) : momentsOf(wallet, seed, day);
  const steps = moments.map((moment, index): Step => {
    const at = day * DAY + moment;
    return {
      at,
      run: (world) => {
        const random = randomFrom(hash(seed, 0x02d, wallet.index, at + index));
        const order = decideOrder({ exchange: world, wallet, at, random });
        if (order) matchOrder(world, order, random);
      },
    };
  });
  const tidies = countOf(TIDY[wallet.kind], unit(hash(seed, 0x71d, wallet.index, day)));
  for (let index = 0; index < tidies; index++) {
    const at = day * DAY + (hash(seed, 0x71e, wallet.index, day * 64 + index) % DAY);
    const random = randomFrom(hash(seed, 0x71f, wallet.index, at));
    steps.push({ at, run: (world) => tidyUp(world, wallet.index, at, random) });
  }
  return steps;
}

/** Liquidity rewards to whoever rests orders, rebates to makers, shortly after midnight. */
function payouts(exchange: Exchange, day: number): Step[] {
  const { seed } = exchange.world;
  const at = day * DAY + 300;
  const paid = [...exchange.makers, ...exchange.others.slice(0, 20)];
  return paid.flatMap((wallet): Step[] => {
    const draw = hash(seed, 0x4e3, wallet.index, day);
    if (draw % 3 === 0) return [];
    const type = draw % 3 === 1 ? "REWARD" : "MAKER_REBATE";
    return [
      {
        at: at + (draw % 600),
        run: (world) => reward(world, wallet.index, at + (draw % 600), type, 1 + unit(draw) * 40),
      },
    ];
  });
}

function redemptions(exchange: Exchange, day: number): Step[] {
  const due = exchange.due.get(day) ?? [];
  exchange.due.delete(day);
  return due.map(({ wallet, market }): Step => {
    const at = day * DAY + (hash(market.key, wallet, day) % DAY);
    const bothersAnyway = hash(market.key, wallet, 7) % 10 < 3;
    return { at, run: (world) => redeem(world, wallet, market, at, bothersAnyway) };
  });
}

function washes(exchange: Exchange, day: number): Step[] {
  const { seed } = exchange.world;
  const members = exchange.wallets.filter((wallet) => wallet.ring !== null);
  const rings = new Set(members.map((wallet) => wallet.ring ?? 0));
  return [...rings].flatMap((ring) => {
    const random = randomFrom(hash(seed, 0x3a54, ring, day));
    const own = members.filter((wallet) => wallet.ring === ring);
    return random.chance(0.55) ? planWash(exchange, own, day * DAY, random) : [];
  });
}

/** Writes one more day of history; days are written in order, each once. */
export function writeDay(exchange: Exchange, day: number, sinceStart: number): void {
  const steps = [
    ...redemptions(exchange, day),
    ...payouts(exchange, day),
    ...washes(exchange, day),
    ...exchange.wallets.flatMap((wallet) => walletSteps(exchange, wallet, day, sinceStart)),
  ];
  steps.sort((a, b) => a.at - b.at);
  for (const step of steps) step.run(exchange);
}
