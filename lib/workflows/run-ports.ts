import type { Context } from "../context.ts";
import { createBudget } from "../llm/budget.ts";
import { createLlm } from "../llm/create-llm.ts";
import type { RunPorts } from "./node.ts";

export type MarketSource = {
  /** Reads with the rights of the user, within the active source. */
  listMarkets: RunPorts["markets"]["list"];
};

export type RunContext = Pick<Context, "env" | "service" | "now" | "log"> & MarketSource;

/** Meets the nodes' ports for one run of one user. */
export function createRunPorts(ctx: RunContext, userId: string, runId: string): RunPorts {
  const { env, service, now, listMarkets } = ctx;
  const budget = createBudget(service, { userId, runId, dailyUsd: env.LLM_DAILY_BUDGET_USD });
  return {
    markets: { list: listMarkets },
    llm: createLlm({ env, budget, now }),
    now,
  };
}
