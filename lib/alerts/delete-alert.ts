import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";

/** It is kept aside with its history, and watched no more. */
export async function deleteAlert(
  { db, now }: Pick<Context, "db" | "now">,
  { id }: { id: string },
) {
  const rows = unwrap(
    await db
      .from("alerts")
      .update({ deleted_at: now().toISOString() })
      .eq("id", id)
      .is("deleted_at", null)
      .select("id"),
  );
  if (rows.length === 0) throw notFound("Alert", id);
  return { deleted: true as const };
}
