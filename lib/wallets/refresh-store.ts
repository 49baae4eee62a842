import { z } from "zod";
import type { Context } from "../context.ts";
import type { Figure } from "../markets/figure.ts";
import type { Json } from "../supabase/database.types.ts";
import { retryDatabase } from "../supabase/retry-database.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Claim } from "./lease.ts";
import { walkStateSchema } from "./walk-windows.ts";

const LISTS = ["activity", "trades", "taker"] as const;
/** The lists of a wallet that are walked back in time. */
export type WalkedList = (typeof LISTS)[number];

const refreshStateSchema = z.object({
  /** When the first slice of this refresh began: what happened later is for the next one. */
  begunAt: z.string().nullable().default(null),
  /** Rows of any list that did not fit. */
  rejects: z.number().int().default(0),
  walks: z.partialRecord(z.enum(LISTS), walkStateSchema).default({}),
});
export type RefreshState = z.infer<typeof refreshStateSchema>;

type Answer = {
  refresh: { pages: number; rows_read: number; state: unknown };
  wallet: {
    activity_until: string | null;
    coverage: Figure["coverage"] | null;
    coverage_reason: string | null;
  };
};

type Ending =
  | { error: { code: string; message: string } }
  | {
      coverage: Figure["coverage"];
      reason: string | null;
      activityUntil: string;
      valueUsd: number | null;
    };

/** What holding the lease of one wallet allows. */
export function createRefreshStore(
  { service, origin }: Pick<Context, "service" | "origin">,
  address: string,
  claim: Claim,
) {
  const wallet = { p_origin: origin, p_address: address };
  const held = { ...wallet, p_lease: claim.name, p_token: claim.token };
  return {
    async start(opened: boolean) {
      const answer = await retryDatabase(async () =>
        unwrap(await service.rpc("start_wallet_refresh", { ...wallet, p_opened: opened })),
      );
      const { refresh, wallet: known } = answer as unknown as Answer;
      const { pages, rows_read: rows } = refresh;
      return { state: refreshStateSchema.parse(refresh.state), pages, rows, known };
    },
    save: (step: string, progress: { pages: number; rows: number }, state: RefreshState) =>
      retryDatabase(async () =>
        unwrap(
          await service.rpc("save_wallet_refresh", {
            ...held,
            p_step: step,
            p_pages: progress.pages,
            p_rows: progress.rows,
            p_state: state as unknown as Json,
          }),
        ),
      ),
    finish: (ending: Ending) =>
      retryDatabase(async () =>
        unwrap(
          await service.rpc("finish_wallet_refresh", {
            ...held,
            ...("error" in ending
              ? { p_error: ending.error }
              : {
                  p_coverage: ending.coverage,
                  p_activity_until: ending.activityUntil,
                  ...(ending.reason !== null && { p_reason: ending.reason }),
                  ...(ending.valueUsd !== null && { p_value_usd: ending.valueUsd }),
                }),
          }),
        ),
      ),
  };
}
export type RefreshStore = ReturnType<typeof createRefreshStore>;
