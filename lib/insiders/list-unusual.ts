import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import type { Figure } from "../markets/figure.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { pageMetadata } from "../whales/page-metadata.ts";
import { toFilterArgs } from "../whales/to-filter-args.ts";
import type { UnusualRow } from "./schema.ts";
import { type BaseRow, toUnusualRow, type UnusualSqlRow } from "./to-unusual-row.ts";
import type { UnusualInput } from "./unusual-filter.ts";

type Answer = {
  total: number;
  base: BaseRow;
  rows: UnusualSqlRow[];
  as_of: string;
  coverage: Figure["coverage"];
};
type ReadContext = Pick<Context, "db" | "origin" | "signal" | "now">;

export const listUnusualMarkets = (ctx: ReadContext, input: UnusualInput) =>
  listUnusual(ctx, input, "market");

export const listUnusualWallets = (ctx: ReadContext, input: UnusualInput) =>
  listUnusual(ctx, input, "wallet");

/** A description of bets and no judgement of who made them; the base rate says how usual a flag is. */
async function listUnusual(
  ctx: ReadContext,
  input: UnusualInput,
  by: "market" | "wallet",
): Promise<Reply<UnusualRow[]>> {
  const answer = unwrap(
    await ctx.db
      .rpc("list_unusual_bets", {
        ...toFilterArgs(ctx, input),
        p_by: by,
        p_exclude_mm: input.exclude_mm ?? false,
        p_min_score: input.min_score,
        p_sort: input.sort,
        p_limit: input.limit,
        p_offset: input.offset,
      })
      .abortSignal(ctx.signal),
  ) as Answer;
  return reply(
    answer.rows.map((row) => toUnusualRow(row, answer.base, answer)),
    { metadata: pageMetadata(ctx, input, answer.total) },
  );
}
