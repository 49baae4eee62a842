import type { Context } from "../context.ts";
import { capsOf, createBudget } from "../llm/budget.ts";
import { AppError } from "../errors.ts";
import { findEventSet } from "../events/find-event-set.ts";
import { getEvent } from "../events/get-event.ts";
import { listEvents } from "../events/list-events.ts";
import { createLlm } from "../llm/create-llm.ts";
import { findMarket } from "../markets/find-market.ts";
import { getOhlc } from "../markets/get-ohlc.ts";
import { getOrderBook, type UpstreamPort } from "../markets/get-order-book.ts";
import { selectMarkets } from "../markets/select-markets.ts";
import type { WalletRefreshPort } from "../wallets/with-wallet.ts";
import { createEffectPorts, type EgressPort, type RunIdentity } from "./create-effect-ports.ts";
import { createWalletPorts } from "./create-wallet-ports.ts";
import type { RunPorts } from "./node.ts";
import { createSecretPort } from "./secret-port.ts";

export type RunContext = Pick<Context, "env" | "origin" | "db" | "service" | "now" | "log"> &
  UpstreamPort &
  WalletRefreshPort &
  EgressPort;

/**
 * Meets the nodes' ports for one run of one user. A run outlives its user's token and the process that it began in: `db`
 * reads what everyone may, and what is the user's own goes through the service with the user's id.
 */
export function createRunPorts(ctx: RunContext, identity: RunIdentity): RunPorts {
  const { env, origin, db, service } = ctx;
  const { userId, runId } = identity;
  const now = () => ctx.now();
  // A run waits for no sync: it reads what is there.
  const read = (signal: AbortSignal) => ({ db, origin, signal, now, requestSync: () => undefined });
  const budget = createBudget(service, { userId, runId, ...capsOf(env) });
  return {
    markets: {
      async list(query, signal) {
        const reader = query.watchlist ? { db: service, asUser: userId } : { db };
        const context = { ...reader, origin, signal };
        return (await selectMarkets(context, { ...query, offset: 0 })).markets;
      },
      get: async (key, signal) => (await findMarket({ db, origin, signal }, key))?.market ?? null,
    },
    events: {
      getSet: (key, signal) => findEventSet({ db, origin, signal }, key),
      list: async (query, signal) => (await listEvents(read(signal), { ...query, offset: 0 })).data,
      get: async (slug, signal) =>
        (await nullWhenMissing(getEvent(read(signal), { slug })))?.data ?? null,
    },
    books: {
      get: (marketId, outcome, signal) =>
        nullWhenMissing(
          getOrderBook({ ...read(signal), polymarket: ctx.polymarket }, { marketId, outcome }),
        ),
    },
    prices: {
      history: ({ marketId, interval, outcome, hours }, signal) => {
        const from = hours && new Date(now().getTime() - hours * 3_600_000).toISOString();
        return nullWhenMissing(
          getOhlc(
            { ...read(signal), service, polymarket: ctx.polymarket },
            { marketId, interval, outcome, ...(from && { from }) },
          ),
        );
      },
    },
    llm: createLlm({ env, budget, now }),
    secrets: createSecretPort(service, { userId, key: env.ENCRYPTION_KEY, now }),
    ...createWalletPorts(ctx),
    ...createEffectPorts(ctx, identity),
    now,
  };
}

async function nullWhenMissing<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
