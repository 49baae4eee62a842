import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { screenHref } from "./screen-href.ts";
import { SCREEN_COLUMNS, toScreen } from "./to-screen.ts";

/** Where the screener opens for who has chosen a screen for that; null for everybody else, and while the database is down. */
export async function defaultScreenHref({
  db,
  user,
  log,
}: Pick<Context, "db" | "user" | "log">): Promise<string | null> {
  if (!user) return null;
  try {
    const [row] = unwrap(
      await db.from("saved_screens").select(SCREEN_COLUMNS).eq("is_default", true).limit(1),
    );
    return row ? screenHref(toScreen(row)) : null;
  } catch (error) {
    log("warn", "the default screen could not be read", { error });
    return null;
  }
}
