import { type Ledger, type Position, toLedger } from "./ledger.ts";
import { createTradeLog, type TradeHistory, type TradeLog } from "./trade-log.ts";
import type { LogRow } from "./trade-rows.ts";
import type { Wallet } from "./wallets.ts";
import type { World } from "./world.ts";

/** What the Data API's routes read: the history up to a moment. */
export interface DataSource {
  world: World;
  now: number;
  log: TradeLog;
}

const histories = new WeakMap<World, TradeHistory>();

function historyOf(world: World): TradeHistory {
  const known = histories.get(world) ?? createTradeLog(world, world.markets);
  histories.set(world, known);
  return known;
}

/** The history of a world is written once, when it is first asked for. */
export const openDataSource = (world: World, now: number): DataSource => ({
  world,
  now,
  log: historyOf(world).at(now),
});

/** Writes what is missing of the history without standing in the way of others meanwhile. */
export const prepareDataSource = (world: World, now: number): Promise<void> =>
  historyOf(world).prepare(now);

export function* rowsOfWallet({ log, now }: DataSource, wallet: Wallet): Generator<LogRow> {
  const seqs = log.ofWallet(wallet.index);
  const count = log.countUntil(seqs, now);
  for (let index = 0; index < count; index++) yield log.row(seqs[index] ?? 0);
}

export function ledgerOf(source: DataSource, wallet: Wallet): Ledger {
  return toLedger(rowsOfWallet(source, wallet));
}

/** Open positions: everything still held, worthless or not. */
export function heldPositions(source: DataSource, wallet: Wallet): Position[] {
  return ledgerOf(source, wallet).positions.filter(({ size }) => size > 0);
}

export function closedPositions(source: DataSource, wallet: Wallet): Position[] {
  return ledgerOf(source, wallet).positions.filter(
    ({ size, totalBought }) => size === 0 && totalBought > 0,
  );
}
