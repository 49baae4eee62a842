import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";

/** Somebody opened the market of this first outcome: its prices are kept from now on. */
export async function trackMarket(
  { service, origin }: Pick<Context, "service" | "origin">,
  firstTokenId: string,
): Promise<void> {
  unwrap(await service.rpc("track_price", { p_origin: origin, p_token_id: firstTokenId }));
}
