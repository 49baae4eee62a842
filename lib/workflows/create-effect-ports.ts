import type { Context } from "../context.ts";
import type { Egress } from "../http/egress.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { EffectPorts } from "./effect-ports.ts";
import { writeNodeSignal } from "./write-node-signal.ts";

export type EgressPort = { egress: Egress };

type EffectContext = Pick<Context, "origin" | "service"> & EgressPort;

export type RunIdentity = { userId: string; workflowId: string | null; runId: string };

/** Writes go with the service's rights and the run's own user: a scheduled run has no session. */
export const createEffectPorts = (
  { origin, service, egress }: EffectContext,
  identity: RunIdentity,
): EffectPorts => ({
  http: egress,
  signals: {
    write: (draft, signal) => writeNodeSignal({ origin, service, signal }, identity, draft),
  },
  notifications: {
    async send({ title, body, link, dedupeKey }, signal) {
      const rows = unwrap(
        await service
          .from("notifications")
          .upsert(
            {
              user_id: identity.userId,
              kind: "workflow",
              title,
              body,
              link,
              dedupe_key: dedupeKey,
            },
            { onConflict: "user_id,dedupe_key", ignoreDuplicates: true },
          )
          .select("id")
          .abortSignal(signal),
      );
      return rows.length > 0;
    },
  },
  watchlist: {
    async add(marketIds, signal) {
      if (marketIds.length === 0) return 0;
      const rows = unwrap(
        await service
          .from("watchlist_items")
          .upsert(
            marketIds.map((id) => ({
              user_id: identity.userId,
              origin,
              kind: "market",
              target_id: id,
            })),
            { onConflict: "user_id,origin,kind,target_id", ignoreDuplicates: true },
          )
          .select("id")
          .abortSignal(signal),
      );
      return rows.length;
    },
  },
});
