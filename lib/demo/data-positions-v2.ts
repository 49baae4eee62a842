import { type Answer, failed } from "./answer.ts";
import { inScope } from "./data-positions.ts";
import type { Scope } from "./data-query.ts";
import { type DataSource, ledgerOf } from "./data-source.ts";
import { toWirePosition } from "./data-wire.ts";
import { markOf, type Position } from "./ledger.ts";
import type { Wallet } from "./wallets.ts";
import { money } from "./wire-dates.ts";

type Status = "OPEN" | "REDEEMABLE" | "REDEEMABLE_LOST" | "CLOSED";

/** OPEN is everything that is still held, the redeemable included. */
function hasStatus(position: Position, status: Status, now: number): boolean {
  const { market, outcome, size, totalBought } = position;
  if (status === "CLOSED") return size === 0 && totalBought > 0;
  if (size === 0) return false;
  if (status === "OPEN") return true;
  const settled = now >= market.life.resolvedAt;
  if (!settled) return false;
  return status === "REDEEMABLE" || market.payout[outcome] === 0;
}

const STATUSES: readonly string[] = ["OPEN", "REDEEMABLE", "REDEEMABLE_LOST", "CLOSED"];

function measureOf(name: string, now: number): ((position: Position) => number) | null {
  const mark = ({ market, outcome }: Position) => markOf(market, outcome, now);
  const unrealized = (one: Position) => one.size * (mark(one) - one.average);
  const measures: Record<string, (position: Position) => number> = {
    CURRENT_VALUE: (one) => one.size * mark(one),
    TOKENS: (one) => one.size,
    UNREALIZED_PNL: unrealized,
    REALIZED_PNL: (one) => one.realized,
    TOTAL_PNL: (one) => one.realized + unrealized(one),
    TIMESTAMP: (one) => one.lastAt,
  };
  return measures[name] ?? null;
}

export function orderedPositions(
  source: DataSource,
  wallet: Wallet,
  scope: Scope,
  query: URLSearchParams,
): Position[] | Answer {
  const status = (query.get("status") ?? "OPEN").toUpperCase();
  if (!STATUSES.includes(status)) return failed(400, "invalid status");
  const usual = status === "CLOSED" ? "REALIZED_PNL" : "CURRENT_VALUE";
  const measure = measureOf((query.get("sort") ?? usual).toUpperCase(), source.now);
  if (!measure) return failed(400, "invalid sort");
  const all = ledgerOf(source, wallet).positions;
  return inScope(all, scope, query.get("title"))
    .filter((position) => hasStatus(position, status as Status, source.now))
    .map((position) => ({ position, key: measure(position) }))
    .sort((a, b) => b.key - a.key || a.position.market.code - b.position.market.code)
    .map(({ position }) => position);
}

/** Costs are without fees; the fees stand beside them. */
export function wireAnyPosition(source: DataSource, wallet: Wallet, position: Position) {
  const { now } = source;
  const v1 = toWirePosition({ position, wallet, now, paired: false });
  const { market, size, average, realized, fees, outcome } = position;
  const mark = markOf(market, outcome, now);
  const unrealized = size * (mark - average);
  const settled = now >= market.life.resolvedAt;
  return {
    proxy_wallet: wallet.address,
    token_id: v1["asset"],
    condition_id: v1["conditionId"],
    current_size: money(size),
    avg_price: v1["avgPrice"],
    entry_cost_usdc: v1["initialValue"],
    entry_fees_usdc: money(fees),
    total_cost_usdc: money(size * average + fees),
    current_price: mark,
    current_value: v1["currentValue"],
    total_size: money(position.totalBought),
    realized_pnl: money(realized),
    unrealized_pnl: money(unrealized),
    total_pnl: money(realized + unrealized),
    percent_pnl: v1["percentPnl"],
    status: size === 0 ? "CLOSED" : settled ? "REDEEMABLE" : "OPEN",
    redeemable: size > 0 && settled,
    mergeable: false,
    negative_risk: v1["negativeRisk"],
    archived: false,
    event_id: v1["eventId"],
    title: v1["title"],
    slug: v1["slug"],
    icon: v1["icon"],
    event_slug: v1["eventSlug"],
    outcome: v1["outcome"],
    outcome_index: v1["outcomeIndex"],
    opposite_outcome: v1["oppositeOutcome"],
    opposite_token_id: v1["oppositeAsset"],
    end_date: v1["endDate"],
    last_event_at: position.lastAt,
    verified: false,
  };
}
