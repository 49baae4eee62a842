import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";

export async function deleteKey({ db }: Pick<Context, "db">, { id }: { id: string }) {
  const rows = unwrap(await db.from("api_keys").delete().eq("id", id).select("id"));
  if (rows.length === 0) throw notFound("Key", id);
  return { deleted: true as const };
}
