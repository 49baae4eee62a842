import type { z } from "zod";
import type { Context } from "../context.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { listSecretsEndpoint } from "./secret-api.ts";
import { SECRET_COLUMNS, toSecret } from "./to-secret.ts";

export async function listSecrets(
  { db }: Pick<Context, "db">,
  { limit, offset }: z.output<typeof listSecretsEndpoint.input>,
) {
  const { count, ...answer } = await db
    .from("secrets")
    .select(SECRET_COLUMNS, { count: "exact" })
    .order("name")
    .range(offset, offset + limit - 1);
  return reply(unwrap(answer).map(toSecret), { metadata: { total: count ?? 0, limit } });
}
