import type { Context } from "../context.ts";
import type { WhaleFilter } from "./whale-filter.ts";

/** The filter as every SQL function of this folder takes it; what is not said is left to its default. */
export const toFilterArgs = (
  { origin, now }: Pick<Context, "origin" | "now">,
  filter: WhaleFilter,
) => ({
  p_origin: origin,
  p_now: now().toISOString(),
  ...(filter.min_usd !== undefined && { p_min_usd: filter.min_usd }),
  ...(filter.window !== undefined && { p_window: filter.window }),
  ...(filter.market !== undefined && { p_market: filter.market }),
  ...(filter.category !== undefined && { p_category: filter.category }),
});
