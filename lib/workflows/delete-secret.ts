import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";

export async function deleteSecret({ db }: Pick<Context, "db">, { id }: { id: string }) {
  const rows = unwrap(await db.from("secrets").delete().eq("id", id).select("id"));
  if (rows.length === 0) throw notFound("Secret", id);
  return { deleted: true as const };
}
