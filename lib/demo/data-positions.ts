import { type Answer, failed, ok } from "./answer.ts";
import { readScope, readWhole, readBoolean, type Scope } from "./data-query.ts";
import { closedPositions, type DataSource, heldPositions } from "./data-source.ts";
import { toWireClosedPosition, toWirePosition } from "./data-wire.ts";
import { markOf, type Position } from "./ledger.ts";
import type { Wallet } from "./wallets.ts";

type Measure = (position: Position, now: number) => number | string;

const unrealized: Measure = ({ market, outcome, size, average }, now) =>
  size * (markOf(market, outcome, now) - average);

const MEASURES: Record<string, Measure> = {
  TOKENS: ({ size }) => size,
  CURRENT: ({ market, outcome, size }, now) => size * markOf(market, outcome, now),
  INITIAL: ({ size, average }) => size * average,
  CASHPNL: unrealized,
  PERCENTPNL: (position, now) =>
    Number(unrealized(position, now)) / (position.size * position.average || 1),
  TITLE: ({ market }) => market.question,
  RESOLVING: ({ market }) => market.end,
  PRICE: ({ market, outcome }, now) => markOf(market, outcome, now),
  AVGPRICE: ({ average }) => average,
  REALIZEDPNL: ({ realized }) => realized,
  TIMESTAMP: ({ lastAt }) => lastAt,
};

function ordered(positions: Position[], by: string, ascending: boolean, now: number): Position[] {
  const measure = MEASURES[by] ?? (({ size }) => size);
  const keyed = positions.map((position) => ({ position, key: measure(position, now) }));
  const sign = ascending ? 1 : -1;
  keyed.sort((a, b) => {
    if (a.key !== b.key) return sign * (a.key < b.key ? -1 : 1);
    return (
      a.position.market.code - b.position.market.code || a.position.outcome - b.position.outcome
    );
  });
  return keyed.map(({ position }) => position);
}

export function inScope(positions: Position[], scope: Scope, title: string | null): Position[] {
  const words = title?.toLowerCase() ?? "";
  return positions.filter(
    ({ market }) =>
      (scope.markets?.some((one) => one.tradeKey === market.tradeKey) ?? true) &&
      market.question.toLowerCase().includes(words),
  );
}

export function wireHeld(
  source: DataSource,
  wallet: Wallet,
  positions: readonly Position[],
  all: readonly Position[],
) {
  const held = new Set(all.map(({ market, outcome }) => market.tradeKey * 2 + outcome));
  return positions.map((position) => {
    const other = position.market.tradeKey * 2 + (position.outcome === 0 ? 1 : 0);
    return toWirePosition({ position, wallet, now: source.now, paired: held.has(other) });
  });
}

interface Paged {
  scope: Scope;
  wallet: Wallet | null;
  limit: number;
  offset: number;
}

function readPaged(
  source: DataSource,
  query: URLSearchParams,
  most: { limit: number; usual: number; offset: number },
): Paged | Answer {
  const scope = readScope(source, query, 500);
  if ("status" in scope) return scope;
  if (scope.wallet === undefined) return failed(400, "required query param 'user' not provided");
  const limit = readWhole(query, "limit", most.usual);
  const offset = readWhole(query, "offset", 0);
  if (limit === null) return failed(400, "invalid limit");
  if (offset === null || offset > most.offset) return failed(400, "invalid offset");
  return { scope, wallet: scope.wallet, limit: Math.min(limit, most.limit), offset };
}

export function answerPositions(source: DataSource, query: URLSearchParams): Answer {
  const paged = readPaged(source, query, { limit: 500, usual: 100, offset: 10_000 });
  if ("status" in paged) return paged;
  const { wallet, scope, limit, offset } = paged;
  if (!wallet) return ok([]);
  const threshold = Number(query.get("sizeThreshold") ?? 1);
  const all = heldPositions(source, wallet);
  const found = inScope(all, scope, query.get("title")).filter(
    ({ size, market }) =>
      size >= threshold &&
      (!readBoolean(query, ["redeemable"], false) || source.now >= market.life.resolvedAt),
  );
  const ascending = query.get("sortDirection") === "ASC";
  const rows = ordered(found, query.get("sortBy") ?? "TOKENS", ascending, source.now);
  return ok(wireHeld(source, wallet, rows.slice(offset, offset + limit), all));
}

/** Sorted by what was gained, so that a first page shows winners only, fifty at most. */
export function answerClosedPositions(source: DataSource, query: URLSearchParams): Answer {
  const paged = readPaged(source, query, { limit: 50, usual: 10, offset: 100_000 });
  if ("status" in paged) return paged;
  const { wallet, scope, limit, offset } = paged;
  if (!wallet) return ok([]);
  const found = inScope(closedPositions(source, wallet), scope, query.get("title"));
  const ascending = query.get("sortDirection") === "ASC";
  const rows = ordered(found, query.get("sortBy") ?? "REALIZEDPNL", ascending, source.now);
  return ok(
    rows
      .slice(offset, offset + limit)
      .map((position) =>
        toWireClosedPosition({ position, wallet, now: source.now, paired: false }),
      ),
  );
}
