import type { Context } from "../context.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { markOf } from "./cash-flow.ts";
import { measurePnl, type Pnl } from "./measure-pnl.ts";
import type { FactsOf } from "./pnl-event.ts";
import { type EquityDay, toEquity } from "./to-equity.ts";
import { type PnlInputs, toActivityRows, toMarketFacts } from "./to-market-facts.ts";
import { toPnlEvents } from "./to-pnl-events.ts";

export type PnlSummary = Omit<Pnl, "books" | "flow"> & {
  coverage: "complete" | "truncated" | "lower_bound";
};
export type StoredPnl = {
  as_of: string;
  refreshed_at: string | null;
  summary: PnlSummary;
  equity: EquityDay[];
};

const DAY_MS = 86_400_000;

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
  const priceAtEnd = toPrices(inputs, factsOf, now());
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

/** Today's positions stand at their mark, those of days before at the last hourly price of the day. */
function toPrices({ prices, activity }: PnlInputs, factsOf: FactsOf, now: Date) {
  const byDay = new Map(prices.map(([tokenId, day, close]) => [`${tokenId} ${day}`, close]));
  const conditions = new Map(
    activity.flatMap(([, , , conditionId, tokenId]) =>
      tokenId === null || conditionId === null ? [] : [[tokenId, conditionId] as const],
    ),
  );
  return (tokenId: string, dayEndMs: number): number | null => {
    if (dayEndMs > now.getTime()) return markOf(factsOf(conditions.get(tokenId) ?? ""), tokenId);
    const day = new Date(dayEndMs - DAY_MS).toISOString().slice(0, 10);
    return byDay.get(`${tokenId} ${day}`) ?? null;
  };
}
