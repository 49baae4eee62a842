import type { z } from "zod";
import type { Context } from "../context.ts";
import { invalidInput, notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { updateKeyEndpoint } from "./api.ts";
import { checkEnd } from "./create-key.ts";
import { API_KEY_COLUMNS, toApiKey } from "./to-api-key.ts";

export async function updateKey(
  ctx: Pick<Context, "db" | "now">,
  { id, name, scopes, expiresAt, revoked }: z.output<typeof updateKeyEndpoint.input>,
) {
  checkEnd(ctx, expiresAt);
  const change = {
    ...(name !== undefined && { name }),
    ...(scopes !== undefined && { scopes }),
    ...(expiresAt !== undefined && { expires_at: expiresAt }),
    ...(revoked && { revoked_at: ctx.now().toISOString() }),
  };
  if (Object.keys(change).length === 0) throw invalidInput("body", "names nothing to change");
  const [row] = unwrap(
    await ctx.db.from("api_keys").update(change).eq("id", id).select(API_KEY_COLUMNS),
  );
  if (!row) throw notFound("Key", id);
  return toApiKey(row);
}
