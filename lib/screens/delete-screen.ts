import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";

export async function deleteScreen({ db }: Pick<Context, "db">, { id }: { id: string }) {
  const rows = unwrap(await db.from("saved_screens").delete().eq("id", id).select("id"));
  if (rows.length === 0) throw notFound("Screen", id);
  return { deleted: true as const };
}
