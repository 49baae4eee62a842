import { describe, expect, it, vi } from "vitest";
import { type DataSource, openDataSource, rowsOfWallet } from "@/lib/demo/data-source.ts";
import type { LogRow } from "@/lib/demo/trade-rows.ts";
import { demoTruth } from "@/lib/demo/truth.ts";
import type { Wallet, WalletKind } from "@/lib/demo/wallets.ts";
import { createWorld } from "@/lib/demo/world.ts";
import { NOON } from "./open-demo.ts";

// Thousands of rows are computed; a machine that does other things at once needs its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const started = performance.now();
const source: DataSource = openDataSource(createWorld(2, 600), NOON.getTime() / 1000);
console.info(
  `history of 600 markets, ${source.log.size()} rows: ${Math.round(performance.now() - started)} ms`,
);

interface Seen {
  wallet: Wallet;
  trades: LogRow[];
  taken: LogRow[];
}
const seen: Seen[] = source.log.wallets.map((wallet) => {
  const trades = [...rowsOfWallet(source, wallet)].filter(({ type }) => type === "TRADE");
  return { wallet, trades, taken: trades.filter(({ taker }) => taker) };
});
const of = (kind: WalletKind) => seen.filter(({ wallet }) => wallet.kind === kind);
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** What settled buys brought above what they cost, fees included, in dollars a share. */
function edges(rows: readonly Seen[]): number[] {
  return rows
    .flatMap(({ taken }) => taken)
    .flatMap(({ side, market, outcome, price, fee, size }) =>
      side === "BUY" && market && outcome !== null && market.life.resolvedAt < source.now
        ? [market.payout[outcome] - price - fee / size]
        : [],
    );
}

/** The share of a wallet's markets in which it filled orders on both sides. */
function bothSided({ trades }: Seen): number {
  const sides = new Map<number, Set<string>>();
  for (const { market, side, outcome } of trades) {
    const key = market?.tradeKey ?? -1;
    const forYes = (side === "BUY") === (outcome === 0) ? "yes" : "no";
    sides.set(key, (sides.get(key) ?? new Set()).add(forYes));
  }
  return [...sides.values()].filter((one) => one.size === 2).length / Math.max(1, sides.size);
}

describe("wallets", () => {
  it("are two thousand at the default size, of seven kinds, each with its own address", () => {
    const truth = demoTruth(1);
    expect(truth.length).toBeGreaterThanOrEqual(2000);
    expect(new Set(truth.map(({ address }) => address)).size).toBe(truth.length);
    const counts = new Map<string, number>();
    for (const { kind } of truth) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    expect(counts.size).toBe(7);
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(36);
    expect(counts.get("crowd")).toBeGreaterThan(truth.length * 0.7);
    expect(demoTruth(1)).toEqual(truth);
  });

  it("who are informed gain four to eight points a share, the crowd nothing", () => {
    const informed = edges(of("informed"));
    const error = 0.5 / Math.sqrt(informed.length);
    expect(informed.length).toBeGreaterThan(3000);
    expect(mean(informed)).toBeGreaterThan(0.04 - 2 * error);
    expect(mean(informed)).toBeLessThan(0.08 + 2 * error);
    expect(of("informed").every(({ wallet }) => wallet.edge >= 0.04 && wallet.edge <= 0.08)).toBe(
      true,
    );
    const crowd = edges(of("crowd"));
    expect(mean(crowd)).toBeLessThan(0.012);
    expect(mean(crowd)).toBeGreaterThan(-0.035);
  });

  it("who farm buy near certainty, nobody else does", () => {
    const price = ({ taken }: Seen) =>
      mean(taken.filter(({ side }) => side === "BUY").map((row) => row.price));
    const busy = seen.filter(
      ({ taken }) => taken.filter(({ side }) => side === "BUY").length >= 10,
    );
    expect(busy.filter(({ wallet }) => wallet.kind === "farmer").length).toBeGreaterThan(10);
    expect(busy.every((one) => price(one) > 0.95 === (one.wallet.kind === "farmer"))).toBe(true);
  });

  it("who make markets fill both sides in more than two fifths of them, few others do", () => {
    const makers = of("maker").map(bothSided);
    const others = seen.filter(
      ({ wallet, trades }) =>
        wallet.kind !== "maker" && wallet.kind !== "wash" && trades.length >= 30,
    );
    console.info(
      `both-sided: makers ${makers.map((x) => x.toFixed(2)).join(" ")}; others above 0.4: ${others.filter((one) => bothSided(one) > 0.4).length} of ${others.length}`,
    );
    expect(makers.filter((share) => share > 0.4).length / makers.length).toBeGreaterThan(0.85);
    expect(others.filter((one) => bothSided(one) > 0.4).length).toBeLessThan(others.length * 0.05);
  });

  it("in a ring trade with each other in its markets and end the day with nothing", () => {
    const ring = new Map(of("wash").map(({ wallet }) => [wallet.index, wallet.ring]));
    const byTx = new Map<number, LogRow[]>();
    for (const { trades } of of("wash"))
      for (const row of trades) byTx.set(row.tx, [...(byTx.get(row.tx) ?? []), row]);
    const inside = [...byTx.values()].filter(
      (rows) => new Set(rows.map((row) => ring.get(row.wallet))).size === 1 && rows.length === 2,
    );
    const sum = (rows: LogRow[][]) =>
      rows.flat().reduce((total, { size, price }) => total + size * price, 0);
    expect(inside.length).toBeGreaterThan(200);
    const markets = new Set(inside.map(([row]) => row?.market?.tradeKey));
    const all = [...byTx.values()].filter(([row]) => markets.has(row?.market?.tradeKey));
    expect(sum(inside) / sum(all)).toBeGreaterThan(0.8);
  });

  it("that come once come with a stake that stands out, at low prices", () => {
    const fresh = of("fresh").filter(({ trades }) => trades.length > 0);
    expect(fresh.length).toBeGreaterThan(40);
    expect(fresh.every(({ taken }) => taken.length <= 2)).toBe(true);
    expect(
      fresh.every(({ taken }) => taken.every((row) => row.price >= 0.05 && row.price <= 0.52)),
    ).toBe(true);
    const stakes = (rows: readonly Seen[]) =>
      rows.flatMap(({ taken }) => taken.map((row) => row.size * row.price));
    expect(median(stakes(fresh))).toBeGreaterThan(3 * median(stakes(of("crowd"))));
  });

  it("overlap in size, timing and activity", () => {
    const stakes = (kind: WalletKind) =>
      of(kind)
        .map(({ taken }) => median(taken.map((row) => row.size * row.price)))
        .toSorted((a, b) => a - b);
    const counts = (kind: WalletKind) =>
      of(kind)
        .map(({ taken }) => taken.length)
        .toSorted((a, b) => a - b);
    const at = (values: number[], share: number) => values[Math.floor(values.length * share)] ?? 0;
    expect(at(stakes("crowd"), 0.9)).toBeGreaterThan(at(stakes("informed"), 0.5));
    expect(at(stakes("crowd"), 0.1)).toBeLessThan(at(stakes("informed"), 0.5));
    expect(counts("crowd").at(-1)).toBeGreaterThan(at(counts("informed"), 0.5));
    const hours = (kind: WalletKind) =>
      mean(of(kind).flatMap(({ taken }) => taken.map((row) => (row.at % 86_400) / 3600)));
    expect(Math.abs(hours("informed") - hours("crowd"))).toBeLessThan(1);
  });
});
