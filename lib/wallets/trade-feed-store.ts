import type { Context } from "../context.ts";
import type { Json } from "../supabase/database.types.ts";
import { retryDatabase } from "../supabase/retry-database.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Claim } from "./lease.ts";
import { type TradeFeedState, tradeFeedStateSchema } from "./trade-feed-state.ts";

type Note = {
  state?: TradeFeedState;
  watermark?: string;
  gap?: boolean;
  /** A row that was read could not be stored. */
  lost?: boolean;
  /** From here on nothing is missing; after a gap or a loss what was covered before is forgotten. */
  coveredFrom?: string | null;
  success?: boolean;
  slot?: Date;
};

/** The row of one feed in `ingest_feeds`. */
export function createFeedStore(
  { service, origin }: Pick<Context, "service" | "origin">,
  feed: string,
  claim: Claim,
) {
  return {
    async read() {
      const row = unwrap(
        await service
          .from("ingest_feeds")
          .select("watermark, state, slot, last_success_at")
          .eq("origin", origin)
          .eq("feed", feed)
          .maybeSingle(),
      );
      const state = tradeFeedStateSchema.safeParse(row?.state ?? {});
      return {
        watermark: row?.watermark ?? null,
        slot: row?.slot ?? null,
        lastSuccessAt: row?.last_success_at ?? null,
        state: state.success ? state.data : tradeFeedStateSchema.parse({}),
      };
    },
    save: ({ state, watermark, gap, lost, coveredFrom, success, slot }: Note) =>
      retryDatabase(async () =>
        unwrap(
          await service.rpc("save_ingest_feed", {
            p_origin: origin,
            p_feed: feed,
            p_lease: claim.name,
            p_token: claim.token,
            p_state: (state ?? {}) as Json,
            ...(watermark !== undefined && { p_watermark: watermark }),
            ...(gap !== undefined && { p_gap: gap }),
            ...(lost !== undefined && { p_lost: lost }),
            ...(coveredFrom && { p_covered_from: coveredFrom }),
            ...(success !== undefined && { p_success: success }),
            ...(slot && { p_slot: slot.toISOString() }),
          }),
        ),
      ),
  };
}
export type FeedStore = ReturnType<typeof createFeedStore>;
