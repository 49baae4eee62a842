import type { z } from "zod";
import type { Context } from "../context.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { listKeysEndpoint } from "./api.ts";
import { API_KEY_COLUMNS, toApiKey } from "./to-api-key.ts";

export async function listKeys(
  { db }: Pick<Context, "db">,
  { limit, offset }: z.output<typeof listKeysEndpoint.input>,
) {
  const { count, ...answer } = await db
    .from("api_keys")
    .select(API_KEY_COLUMNS, { count: "exact" })
    .order("created_at", { ascending: false })
    .range(offset, offset + limit - 1);
  return reply(unwrap(answer).map(toApiKey), { metadata: { total: count ?? 0, limit } });
}
