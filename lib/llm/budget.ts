import type { Db } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";

export type Spent = { inputTokens: number; outputTokens: number; usd: number | null };

/** Sets money aside before a call and settles it after; a call that failed on the way may have cost it all. */
export type Budget = {
  /** Null when the day's budget would be passed. */
  reserve(provider: string, model: string, usd: number): Promise<string | null>;
  settle(id: string, spent: Spent): Promise<void>;
};

export function createBudget(
  service: Db,
  { userId, runId, dailyUsd }: { userId: string; runId: string | null; dailyUsd: number },
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
