import type { Context } from "../context.ts";
import type { UpstreamPort } from "../markets/get-order-book.ts";

/** What refreshing wallets needs; `processId` names the holder of a lease. */
export type RefreshContext = Pick<Context, "service" | "origin" | "now" | "signal" | "log"> &
  UpstreamPort & { processId: string };
