import type { z } from "zod";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { updateScreenEndpoint } from "./api.ts";
import { nameTaken } from "./create-screen.ts";
import { SCREEN_COLUMNS, toScreen } from "./to-screen.ts";

export async function updateScreen(
  { db, now }: Pick<Context, "db" | "now">,
  { id, isDefault, ...text }: z.output<typeof updateScreenEndpoint.input>,
) {
  const named = Object.fromEntries(
    Object.entries({ ...text, is_default: isDefault }).filter(([, value]) => value !== undefined),
  );
  const answer = await db
    .from("saved_screens")
    .update({ ...named, updated_at: now().toISOString() })
    .eq("id", id)
    .select(SCREEN_COLUMNS);
  if (answer.error?.code === "23505") throw nameTaken(text.name ?? "");
  const [row] = unwrap(answer);
  if (!row) throw notFound("Screen", id);
  return toScreen(row);
}
