import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { readSettings } from "./read-settings.ts";
import type { Settings, SettingsPatch } from "./schema.ts";

/** Merged in the database, so that two windows that change different settings both keep theirs. */
export async function updateSettings(
  { db }: Pick<Context, "db">,
  patch: SettingsPatch,
): Promise<Settings> {
  return readSettings(unwrap(await db.rpc("merge_settings", { p_patch: JSON.stringify(patch) })));
}
