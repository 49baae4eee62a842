import type { Env } from "../env.ts";
import { createRequestBudget } from "../http/budget.ts";
import {
  createPolymarket,
  type Polymarket,
  POLYMARKET_URLS,
  type PolymarketUrls,
} from "../polymarket/client.ts";
import { processWide } from "./process-wide.ts";
import { serverEnv } from "./env.ts";

/** A named upstream wins, then the local server that the starter set up, then the public hosts. */
export function polymarketUrls(env: Env): PolymarketUrls {
  const local = env.CASCADIAN_UPSTREAM_URL?.replace(/\/$/, "");
  const from = (named: string | undefined, service: keyof PolymarketUrls) =>
    named ?? (local === undefined ? POLYMARKET_URLS[service] : `${local}/${service}`);
  return {
    gamma: from(env.POLYMARKET_GAMMA_URL, "gamma"),
    clob: from(env.POLYMARKET_CLOB_URL, "clob"),
    data: from(env.POLYMARKET_DATA_URL, "data"),
  };
}

/** One a process: its request budget and its circuit breaker are shared by everything that reads upstream. */
export const polymarket = (): Polymarket =>
  processWide("polymarket", () => {
    const env = serverEnv();
    const now = () => new Date();
    return createPolymarket({
      urls: polymarketUrls(env),
      fetch: globalThis.fetch,
      budget: createRequestBudget({ limit: env.POLYMARKET_RATE_PER_10S, now }),
      now,
    });
  });
