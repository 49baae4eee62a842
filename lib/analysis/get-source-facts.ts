import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { SourceFacts } from "./schema.ts";

type Row = {
  open_markets: number;
  volume_24h: number | null;
  liquidity: number | null;
  settled_markets: number;
  wallets: number;
  scored_wallets: number;
  scored_at: string | null;
  newest_trade_at: string | null;
  oldest_trade_at: string | null;
  large_trades_24h: number;
  signals: number;
  as_of: string;
};

const moment = (iso: string | null): string | null => (iso === null ? null : toIso(iso));

export async function getSourceFacts({
  db,
  origin,
  now,
  signal,
}: Pick<Context, "db" | "origin" | "now" | "signal">): Promise<Reply<SourceFacts>> {
  const row = unwrap(
    await db
      .rpc("read_source_facts", { p_origin: origin, p_now: now().toISOString() })
      .abortSignal(signal),
  ) as Row;
  const facts: SourceFacts = {
    openMarkets: row.open_markets,
    volume24hUsd: row.volume_24h,
    liquidityUsd: row.liquidity,
    settledMarkets: row.settled_markets,
    wallets: row.wallets,
    scoredWallets: row.scored_wallets,
    scoredAt: moment(row.scored_at),
    newestTradeAt: moment(row.newest_trade_at),
    oldestTradeAt: moment(row.oldest_trade_at),
    largeTrades24h: row.large_trades_24h,
    signals: row.signals,
    asOf: toIso(row.as_of),
  };
  return reply(facts, { metadata: { source: origin } });
}
