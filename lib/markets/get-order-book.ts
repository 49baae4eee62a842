import type { Context } from "../context.ts";
import { AppError, notFound } from "../errors.ts";
import type { Polymarket } from "../polymarket/client.ts";
import { findMarket } from "./find-market.ts";
import { pickOutcome } from "./pick-outcome.ts";
import type { OrderBook } from "./schema.ts";
import { toOrderBook } from "./to-order-book.ts";

export type UpstreamPort = { polymarket: Polymarket };

/** Straight from the upstream: a stored book would be a wrong one. */
export async function getOrderBook(
  ctx: Pick<Context, "db" | "origin" | "signal" | "now"> & UpstreamPort,
  input: { marketId: string; outcome?: string | undefined; size?: number | undefined },
): Promise<OrderBook> {
  const found = await findMarket(ctx, input.marketId);
  if (!found) throw notFound("Market", input.marketId);
  const { name, tokenId } = pickOutcome(found.market, input.outcome);
  const book = await ctx.polymarket.getOrderBook(tokenId, { signal: ctx.signal });
  if (!book)
    throw new AppError("NOT_FOUND", `${name} of market ${found.market.id} has no order book`);
  return {
    marketId: found.market.id,
    outcome: name,
    tokenId,
    ...toOrderBook(book, {
      sizeUsd: input.size,
      now: ctx.now(),
      feeSchedule: found.market.feeSchedule,
    }),
  };
}
