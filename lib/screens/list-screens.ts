import type { z } from "zod";
import type { Context } from "../context.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { listScreensEndpoint } from "./api.ts";
import { SCREEN_COLUMNS, toScreen } from "./to-screen.ts";

export async function listScreens(
  { db }: Pick<Context, "db">,
  { limit, offset }: z.output<typeof listScreensEndpoint.input>,
) {
  const { count, ...answer } = await db
    .from("saved_screens")
    .select(SCREEN_COLUMNS, { count: "exact" })
    .order("name")
    .range(offset, offset + limit - 1);
  return reply(unwrap(answer).map(toScreen), { metadata: { total: count ?? 0, limit } });
}
