import type { Context } from "../context.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { measurePnl, type Pnl } from "./measure-pnl.ts";
import { type EquityDay, toEquity } from "./to-equity.ts";
import { toDailyPrices } from "./to-daily-prices.ts";
import { type PnlInputs, toActivityRows, toMarketFacts } from "./to-market-facts.ts";
import { toPnlEvents } from "./to-pnl-events.ts";

export type PnlSummary = Omit<Pnl, "books" | "flow" | "unmarkedShares"> & {
  /** Missing in what was stored before it was counted. */
  unmarkedShares?: number;
  coverage: "complete" | "truncated" | "lower_bound";
};
export type StoredPnl = {
  as_of: string;
  refreshed_at: string | null;
  summary: PnlSummary;
  equity: EquityDay[];
};

/** Reads everything of a wallet, computes and stores; the next read finds it until the wallet is fetched again. */
export async function computeWalletPnl(
  { service, origin, now, signal }: Pick<Context, "service" | "origin" | "now" | "signal">,
  address: string,
): Promise<StoredPnl> {
  const inputs = unwrap(
    await service
      .rpc("get_pnl_inputs", { p_origin: origin, p_wallet: address })
      .abortSignal(signal),
  ) as unknown as PnlInputs;
  const factsOf = toMarketFacts(inputs);
  const events = toPnlEvents(toActivityRows(inputs));
  const coverage = inputs.wallet?.coverage ?? null;
  const {
    books: _books,
    flow: _flow,
    ...figures
  } = measurePnl(events, {
    factsOf,
    coverage,
    officialUsd: inputs.wallet?.official_pnl_usd ?? null,
  });
  const priceAtEnd = toDailyPrices(inputs, factsOf, now());
  const stored: StoredPnl = {
    as_of: now().toISOString(),
    refreshed_at: inputs.wallet?.refreshed_at ? toIso(inputs.wallet.refreshed_at) : null,
    summary: {
      ...figures,
      coverage: figures.issues.length > 0 ? "lower_bound" : (coverage ?? "lower_bound"),
    },
    equity: toEquity(events, { factsOf, priceAtEnd, until: now() }),
  };
  unwrap(await service.from("wallet_pnl").upsert({ origin, wallet: address, ...stored }));
  return stored;
}
