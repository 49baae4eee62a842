import { imageOf } from "./gamma-market.ts";
import { hexOf } from "./ids.ts";
import { markOf, type Position } from "./ledger.ts";
import type { MarketSpec } from "./market-spec.ts";
import type { LogRow } from "./trade-rows.ts";
import { dateOnly, money } from "./wire-dates.ts";
import type { Wallet } from "./wallets.ts";

type Fields = Record<string, unknown>;

export function transactionHashOf(seed: number, tx: number): string {
  return `0x${hexOf(64, seed, Math.floor(tx / 1_000_000), tx % 1_000_000)}`;
}

function profileOf(wallet: Wallet): Fields {
  return {
    name: wallet.name,
    pseudonym: wallet.pseudonym,
    bio: "",
    profileImage: "",
    profileImageOptimized: "",
  };
}

/** Emptiness is "" here, and the outcome of a row that has none is number 999. */
function marketFields(market: MarketSpec | null, outcome: 0 | 1 | null): Fields {
  return {
    asset: market && outcome !== null ? market.names.tokenIds[outcome] : "",
    conditionId: market ? market.names.conditionId : "",
    title: market?.question ?? "",
    slug: market?.names.slug ?? "",
    icon: market ? imageOf(market) : "",
    eventSlug: market ? (market.event.orphan ? market.names.slug : market.event.slug) : "",
    outcome: market && outcome !== null ? market.outcomes[outcome] : "",
    outcomeIndex: outcome ?? 999,
  };
}

export function toWireTrade(row: LogRow, wallet: Wallet, seed: number): Fields {
  return {
    proxyWallet: wallet.address,
    side: row.side,
    ...marketFields(row.market, row.outcome),
    size: row.size,
    price: row.price,
    timestamp: row.at,
    ...profileOf(wallet),
    transactionHash: transactionHashOf(seed, row.tx),
  };
}

export function toWireActivity(row: LogRow, wallet: Wallet, seed: number): Fields {
  return {
    proxyWallet: wallet.address,
    timestamp: row.at,
    type: row.type,
    size: row.size,
    usdcSize: money(row.cash),
    transactionHash: transactionHashOf(seed, row.tx),
    price: row.price,
    side: row.side ?? "",
    ...marketFields(row.market, row.outcome),
    ...profileOf(wallet),
  };
}

interface Held {
  position: Position;
  wallet: Wallet;
  now: number;
  /** The wallet holds shares of both outcomes. */
  paired: boolean;
}

function sharedFields({ position, wallet }: Held): Fields {
  const { market, outcome } = position;
  const other = outcome === 0 ? 1 : 0;
  return {
    proxyWallet: wallet.address,
    ...marketFields(market, outcome),
    avgPrice: money(position.average),
    totalBought: money(position.totalBought),
    realizedPnl: money(position.realized),
    oppositeOutcome: market.outcomes[other],
    oppositeAsset: market.names.tokenIds[other],
    endDate: market.hasEndDate ? dateOnly(market.end) : "",
  };
}

export function toWirePosition(held: Held): Fields {
  const { position, now } = held;
  const { market, outcome, size, average } = position;
  const current = markOf(market, outcome, now);
  const initialValue = size * average;
  const bought = position.totalBought * average;
  const percent = (part: number, whole: number) => (whole === 0 ? 0 : money((part / whole) * 100));
  return {
    ...sharedFields(held),
    size: money(size),
    initialValue: money(initialValue),
    currentValue: money(size * current),
    cashPnl: money(size * (current - average)),
    percentPnl: percent(size * (current - average), initialValue),
    percentRealizedPnl: percent(position.realized, bought),
    curPrice: current,
    redeemable: now >= market.life.resolvedAt,
    mergeable: held.paired && now < market.life.resolvedAt,
    eventId: market.event.orphan ? "" : market.event.id,
    negativeRisk: market.event.draft.negRisk === true,
  };
}

export function toWireClosedPosition(held: Held): Fields {
  const { position, now } = held;
  return {
    ...sharedFields(held),
    curPrice: markOf(position.market, position.outcome, now),
    timestamp: position.lastAt,
  };
}
