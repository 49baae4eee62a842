import type { z } from "zod";
import type { Context } from "../context.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { getWorkflow } from "./get-workflow.ts";
import { hideSecrets } from "./hide-secrets.ts";
import type { Share, shareWorkflowEndpoint } from "./share-api.ts";
import { createShareToken, hashShareToken } from "./share-token.ts";
import { SHARE_COLUMNS, toShare } from "./to-share.ts";
import { toStorable } from "./to-storable.ts";

const DAY_MS = 86_400_000;

/** The graph is cleaned before it is kept, so that no later read of a share can show more. */
export async function shareWorkflow(
  ctx: Pick<Context, "db" | "now">,
  { id, expiresInDays }: z.output<typeof shareWorkflowEndpoint.input>,
) {
  const { name, description, graph, version } = await getWorkflow(ctx, { id });
  const now = ctx.now();
  const token = createShareToken();
  const [row] = unwrap(
    await ctx.db
      .from("workflow_shares")
      .upsert(
        {
          workflow_id: id,
          token_hash: await hashShareToken(token),
          name,
          description,
          graph: toStorable(hideSecrets(graph, "public")),
          version,
          created_at: now.toISOString(),
          expires_at:
            expiresInDays === null
              ? null
              : new Date(now.getTime() + expiresInDays * DAY_MS).toISOString(),
        },
        { onConflict: "workflow_id" },
      )
      .select(SHARE_COLUMNS),
  );
  if (!row) throw new Error("The share gave no row");
  return reply({ ...toShare(row, now), token, path: `/shared/${token}` }, { status: 201 });
}

export async function getShare(
  ctx: Pick<Context, "db" | "now">,
  { id }: { id: string },
): Promise<Share | null> {
  const row = unwrap(
    await ctx.db.from("workflow_shares").select(SHARE_COLUMNS).eq("workflow_id", id).maybeSingle(),
  );
  if (row) return toShare(row, ctx.now());
  await getWorkflow(ctx, { id });
  return null;
}

/** Ending a link twice is no failure. */
export async function revokeShare(ctx: Pick<Context, "db">, { id }: { id: string }) {
  await getWorkflow(ctx, { id });
  unwrap(await ctx.db.from("workflow_shares").delete().eq("workflow_id", id).select("workflow_id"));
  return { deleted: true as const };
}
