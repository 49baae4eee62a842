import type { Context } from "../context.ts";
import { createBudget } from "../llm/budget.ts";
import { AppError } from "../errors.ts";
import { findEventSet } from "../events/find-event-set.ts";
import { createLlm } from "../llm/create-llm.ts";
import { findMarket } from "../markets/find-market.ts";
import { getOrderBook, type UpstreamPort } from "../markets/get-order-book.ts";
import { selectMarkets } from "../markets/select-markets.ts";
import type { RunPorts } from "./node.ts";
import { createSecretPort } from "./secret-port.ts";

export type RunContext = Pick<Context, "env" | "origin" | "db" | "service" | "now" | "log"> &
  UpstreamPort;

/** Meets the nodes' ports for one run of one user; reads go with the user's rights. */
export function createRunPorts(ctx: RunContext, userId: string, runId: string): RunPorts {
  const { env, origin, db, service } = ctx;
  const now = () => ctx.now();
  const budget = createBudget(service, { userId, runId, dailyUsd: env.LLM_DAILY_BUDGET_USD });
  return {
    markets: {
      async list(query, signal) {
        const { markets } = await selectMarkets({ db, origin, signal }, { ...query, offset: 0 });
        return markets;
      },
      get: async (key, signal) => (await findMarket({ db, origin, signal }, key))?.market ?? null,
    },
    events: { getSet: (key, signal) => findEventSet({ db, origin, signal }, key) },
    books: {
      get: (marketId, outcome, signal) =>
        nullWhenMissing(
          getOrderBook(
            { db, origin, signal, now, polymarket: ctx.polymarket },
            { marketId, outcome },
          ),
        ),
    },
    llm: createLlm({ env, budget, now }),
    secrets: createSecretPort(service, { userId, key: env.ENCRYPTION_KEY, now }),
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
