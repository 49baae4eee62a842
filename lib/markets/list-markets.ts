import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { type Reply, reply } from "../http/reply.ts";
import { addAnalytics } from "./add-analytics.ts";
import { exportMarkets } from "./export-markets.ts";
import { type SyncPort, tellFreshness } from "./freshness.ts";
import type { ListMarketsInput, Market } from "./schema.ts";
import { selectMarkets } from "./select-markets.ts";

type ListMarketsContext = Pick<Context, "db" | "origin" | "signal" | "now" | "user" | "log"> &
  SyncPort;

/** One page as JSON, or the whole filter as CSV. */
export async function listMarkets(
  ctx: ListMarketsContext,
  { format, ...input }: ListMarketsInput,
): Promise<Reply<Market[]> | Response> {
  if (input.watchlist && !ctx.user)
    throw new AppError("UNAUTHENTICATED", "Sign in to filter by your watchlist");
  const { sort, limit, offset, analytics, ...filter } = input;
  if (format === "csv") return exportMarkets(ctx, filter, sort);
  const { markets, total, lastSynced } = await selectMarkets(ctx, {
    ...filter,
    sort,
    limit,
    offset,
  });
  const page = Math.floor(offset / limit) + 1;
  const shown = analytics ? await addAnalytics(ctx, markets) : markets;
  return reply(shown, { metadata: { total, page, limit, ...tellFreshness(ctx, lastSynced) } });
}
