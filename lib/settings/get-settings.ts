import type { Context } from "../context.ts";
import { userOf } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { readSettings } from "./read-settings.ts";
import type { Settings } from "./schema.ts";

export async function getSettings(ctx: Pick<Context, "db" | "user">): Promise<Settings> {
  const row = unwrap(
    await ctx.db
      .from("user_settings")
      .select("settings")
      .eq("user_id", userOf(ctx).id)
      .maybeSingle(),
  );
  return readSettings(row?.settings);
}
