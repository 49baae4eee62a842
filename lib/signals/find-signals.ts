import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { listWhaleFlips } from "../whales/list-whale-flips.ts";
import { whaleFlipsInputSchema } from "../whales/whale-filter.ts";

/** What a detector found, before it is written with its market's price. */
export type FoundSignal = {
  source_type: "flip" | "large-trade" | "consensus" | "unusual";
  source_id: string;
  dedupe_key: string;
  condition_id: string;
  side: "YES" | "NO";
  reason: string;
};

export type FindContext = Pick<Context, "service" | "origin" | "now" | "signal">;

const HOUR_MS = 3_600_000;
/** What is older was not seen in time to act on it: the price of now would not be the price of then. */
const FRESH_MS = HOUR_MS;
const LARGE_USD = 10_000;
const CONSENSUS = { wallets: 3, share: 0.7, windowMs: 24 * HOUR_MS, usd: 100 };

const since = ({ now }: Pick<Context, "now">, ms: number) =>
  new Date(now().getTime() - ms).toISOString();

export async function findLargeTrades(ctx: FindContext): Promise<FoundSignal[]> {
  const rows = unwrap(
    await ctx.service.rpc("find_large_trades", {
      p_origin: ctx.origin,
      p_since: since(ctx, FRESH_MS),
      p_min_usd: LARGE_USD,
    }),
  );
  return rows.map((row) => ({
    source_type: "large-trade",
    source_id: row.wallet,
    dedupe_key: row.trade_key,
    condition_id: row.condition_id,
    side: row.yes_shares > 0 ? "YES" : "NO",
    reason: `A taker's fill of $${Math.round(row.notional)}`,
  }));
}

/** One signal a market, side and day (UTC), however long the wallets stay agreed. */
export async function findConsensus(ctx: FindContext): Promise<FoundSignal[]> {
  const rows = unwrap(
    await ctx.service.rpc("find_consensus", {
      p_origin: ctx.origin,
      p_since: since(ctx, CONSENSUS.windowMs),
      p_min_wallets: CONSENSUS.wallets,
      p_min_share: CONSENSUS.share,
      p_min_usd: CONSENSUS.usd,
    }),
  );
  const fresh = ctx.now().getTime() - FRESH_MS;
  const day = ctx.now().toISOString().slice(0, 10);
  return rows
    .filter((row) => Date.parse(row.last_at) >= fresh)
    .map((row) => ({
      source_type: "consensus",
      source_id: row.condition_id,
      dedupe_key: `${row.condition_id} ${row.side} ${day}`,
      condition_id: row.condition_id,
      side: row.side === "NO" ? "NO" : "YES",
      reason: `${row.wallets} scored wallets, ${Math.round(row.share * 100)} % of their weight on one side`,
    }));
}

/** Market makers turn around all day: theirs say nothing. */
export async function findFlips(ctx: FindContext): Promise<FoundSignal[]> {
  const input = whaleFlipsInputSchema.parse({
    window: "24h",
    sort: "-flippedAt",
    limit: 1000,
    exclude_mm: true,
  });
  const { data } = await listWhaleFlips({ ...ctx, db: ctx.service }, input);
  const fresh = ctx.now().getTime() - FRESH_MS;
  return data
    .filter(({ flippedAt }) => Date.parse(flippedAt) >= fresh)
    .map(({ wallet, market, flippedAt, before, after }) => ({
      source_type: "flip",
      source_id: wallet,
      dedupe_key: `${wallet} ${market.conditionId} ${flippedAt}`,
      condition_id: market.conditionId,
      side: after.side,
      reason: `From $${dollars(before.usd.value)} of ${before.side} to $${dollars(after.usd.value)} of ${after.side}`,
    }));
}

const dollars = (usd: number | null) => Math.round(usd ?? 0);

/** Once a wallet and outcome. */
export async function findUnusual(ctx: FindContext): Promise<FoundSignal[]> {
  const rows = unwrap(
    await ctx.service
      .from("unusual_bets")
      .select("wallet, token_id, condition_id, outcome_index, stake_usd, score_low")
      .eq("origin", ctx.origin)
      .eq("is_flagged", true)
      .gte("last_at", since(ctx, FRESH_MS))
      .limit(1000),
  );
  return rows.flatMap((row) =>
    row.outcome_index === null
      ? []
      : {
          source_type: "unusual",
          source_id: row.wallet,
          dedupe_key: `${row.wallet} ${row.token_id}`,
          condition_id: row.condition_id,
          side: row.outcome_index === 0 ? "YES" : "NO",
          reason: `$${Math.round(row.stake_usd)} bet that scores at least ${row.score_low.toFixed(2)}`,
        },
  );
}
