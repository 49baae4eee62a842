import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import type { Figure } from "../markets/figure.ts";
import { toFigure } from "../markets/to-figure.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { pageMetadata } from "./page-metadata.ts";
import type { WhaleFlow } from "./schema.ts";
import { toFilterArgs } from "./to-filter-args.ts";
import { type MarketReferenceRow, toMarketReference } from "./to-market-reference.ts";
import type { WhaleFlowsInput } from "./whale-filter.ts";

type Sums = {
  trades: number;
  volume_usd: number;
  buy_usd: number;
  sell_usd: number;
  net_shares: number;
};
type Row = Sums & {
  key: string | null;
  bucket: string | null;
  clean_trades: number;
  clean_volume_usd: number;
  clean_buy_usd: number;
  clean_sell_usd: number;
  clean_net_shares: number;
  market: MarketReferenceRow | null;
};
type Answer = { total: number; rows: Row[]; as_of: string; coverage: Figure["coverage"] };

/** Takers only, so that each match counts once; both tokens in equivalents of the first outcome. */
export async function listWhaleFlows(
  ctx: Pick<Context, "db" | "origin" | "signal" | "now">,
  input: WhaleFlowsInput,
): Promise<Reply<WhaleFlow[]>> {
  const answer = unwrap(
    await ctx.db
      .rpc("list_whale_flows", {
        ...toFilterArgs(ctx, input),
        p_by: input.by,
        p_exclude_mm: input.exclude_mm ?? false,
        p_sort: input.sort,
        p_limit: input.limit,
        p_offset: input.offset,
      })
      .abortSignal(ctx.signal),
  ) as Answer;
  return reply(
    answer.rows.map((row) => toWhaleFlow(row, input.by, answer)),
    { metadata: pageMetadata(ctx, input, answer.total) },
  );
}

function toWhaleFlow(row: Row, by: WhaleFlow["by"], answer: Answer): WhaleFlow {
  const cleaned = {
    trades: row.clean_trades,
    volume_usd: row.clean_volume_usd,
    buy_usd: row.clean_buy_usd,
    sell_usd: row.clean_sell_usd,
    net_shares: row.clean_net_shares,
  };
  return {
    by,
    key: by === "time" && row.bucket !== null ? toIso(row.bucket) : row.key,
    market: row.market && row.key !== null ? toMarketReference(row.market) : null,
    raw: toSides(row, answer),
    cleaned: toSides(cleaned, answer),
  };
}

function toSides(sums: Sums, { as_of, coverage }: Answer): WhaleFlow["raw"] {
  const basis = { n: sums.trades, coverage, asOf: toIso(as_of), version: "flow-1" };
  return {
    volumeUsd: toFigure(sums.volume_usd, basis),
    buyUsd: toFigure(sums.buy_usd, basis),
    sellUsd: toFigure(sums.sell_usd, basis),
    netUsd: toFigure(sums.buy_usd - sums.sell_usd, basis),
    netShares: toFigure(sums.net_shares, basis),
  };
}
