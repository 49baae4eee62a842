import type { Db } from "../context.ts";
import type { Env } from "../env.ts";
import { unwrap } from "../supabase/to-db-error.ts";

export type Spent = { inputTokens: number; outputTokens: number; usd: number | null };

/** Sets money aside before a call and settles it after; a call that failed on the way may have cost it all. */
export type Budget = {
  /** Null when the user's day, the run or the deployment's day would pass its cap. */
  reserve(provider: string, model: string, usd: number): Promise<string | null>;
  settle(id: string, spent: Spent): Promise<void>;
};

/** Each in US dollars; null or absent is no cap. */
export type Caps = { dailyUsd: number; runUsd?: number | null; totalUsd?: number | null };

export const capsOf = (
  env: Pick<Env, "LLM_DAILY_BUDGET_USD" | "LLM_RUN_BUDGET_USD" | "LLM_TOTAL_BUDGET_USD">,
): Caps => ({
  dailyUsd: env.LLM_DAILY_BUDGET_USD,
  runUsd: env.LLM_RUN_BUDGET_USD ?? null,
  totalUsd: env.LLM_TOTAL_BUDGET_USD ?? null,
});

export function createBudget(
  service: Pick<Db, "rpc">,
  {
    userId,
    runId,
    dailyUsd,
    runUsd = null,
    totalUsd = null,
  }: Caps & { userId: string; runId: string | null },
): Budget {
  return {
    async reserve(provider, model, usd) {
      const answer = await service.rpc("reserve_llm_usage", {
        p_user: userId,
        // The generator knows no nullable argument; the column is.
        p_run: runId as string,
        p_provider: provider,
        p_model: model,
        p_usd: usd,
        p_budget_usd: dailyUsd,
        ...(runUsd !== null && runId !== null && { p_run_budget_usd: runUsd }),
        ...(totalUsd !== null && { p_total_budget_usd: totalUsd }),
      });
      return unwrap(answer) as string | null;
    },
    async settle(id, { inputTokens, outputTokens, usd }) {
      unwrap(
        await service.rpc("settle_llm_usage", {
          p_id: id,
          p_input_tokens: inputTokens,
          p_output_tokens: outputTokens,
          p_usd: usd as number,
        }),
      );
    },
  };
}
