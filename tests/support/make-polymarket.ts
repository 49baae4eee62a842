import { createRequestBudget } from "@/lib/http/budget";
import { createPolymarket, type PolymarketOptions } from "@/lib/polymarket/client";

/** The real client with waits that suit a test: a try gets 2 s, a call 10 s, the first wait is 1 ms. */
export const makePolymarket = (
  options: Pick<PolymarketOptions, "urls"> & Partial<PolymarketOptions>,
) =>
  createPolymarket({
    fetch: globalThis.fetch,
    budget: createRequestBudget({ limit: 100_000, now: () => new Date() }),
    now: () => new Date(),
    ...options,
    limits: { tryTimeoutMs: 2000, totalTimeoutMs: 10_000, baseDelayMs: 1, ...options.limits },
  });
