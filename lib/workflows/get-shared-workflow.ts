import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { graphSchema } from "./graph.ts";
import type { SharedWorkflow } from "./share-api.ts";
import { hashShareToken, isShareToken } from "./share-token.ts";

/** An unknown, ended and expired link are not told apart. */
export async function getSharedWorkflow(
  { service, now }: Pick<Context, "service" | "now">,
  { token }: { token: string },
): Promise<SharedWorkflow> {
  const row = isShareToken(token) ? await readShare(service, await hashShareToken(token)) : null;
  if (!row || (row.expires_at !== null && new Date(row.expires_at) <= now()))
    throw new AppError("NOT_FOUND", "This link is not valid, or its owner has ended it");
  return {
    name: row.name,
    description: row.description,
    graph: graphSchema.parse(row.graph),
    version: row.version,
    sharedAt: new Date(row.created_at).toISOString(),
    expiresAt: row.expires_at && new Date(row.expires_at).toISOString(),
  };
}

const readShare = async (service: Context["service"], tokenHash: string) =>
  unwrap(
    await service
      .from("workflow_shares")
      .select("name, description, graph, version, created_at, expires_at")
      .eq("token_hash", tokenHash)
      .maybeSingle(),
  );
