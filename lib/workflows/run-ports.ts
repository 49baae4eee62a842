import type { Context } from "../context.ts";
import { createBudget } from "../llm/budget.ts";
import { createLlm } from "../llm/create-llm.ts";
import { selectMarkets } from "../markets/select-markets.ts";
import type { RunPorts } from "./node.ts";

export type RunContext = Pick<Context, "env" | "origin" | "db" | "service" | "now" | "log">;

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
    },
    llm: createLlm({ env, budget, now }),
    now,
  };
}
