import type { z } from "zod";
import type { Context } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { createKeyEndpoint } from "./api.ts";
import { hashKeyText, makeKeyText } from "./key-text.ts";
import { API_KEY_COLUMNS, toApiKey } from "./to-api-key.ts";

type KeyContext = Pick<Context, "db" | "now">;

export async function createKey(
  ctx: KeyContext,
  { name, scopes, expiresAt = null }: z.output<typeof createKeyEndpoint.input>,
) {
  checkEnd(ctx, expiresAt);
  const { key, prefix } = makeKeyText();
  const hash = await hashKeyText(key);
  const row = unwrap(
    await ctx.db
      .from("api_keys")
      .insert({ name, prefix, hash, scopes, expires_at: expiresAt })
      .select(API_KEY_COLUMNS)
      .single(),
  );
  return reply({ ...toApiKey(row), key }, { status: 201 });
}

export function checkEnd({ now }: Pick<Context, "now">, expiresAt: string | null | undefined) {
  if (expiresAt && Date.parse(expiresAt) <= now().getTime())
    throw invalidInput("expiresAt", "must be in the future");
}
