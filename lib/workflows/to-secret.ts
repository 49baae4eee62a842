import type { Database } from "../supabase/database.types.ts";
import type { Secret } from "./secret-api.ts";

/** What a user may read of a secret. */
export const SECRET_COLUMNS = "id, name, created_at, updated_at, last_used_at";

type Row = Pick<
  Database["public"]["Tables"]["secrets"]["Row"],
  "id" | "name" | "created_at" | "updated_at" | "last_used_at"
>;

const toIso = (moment: string) => new Date(moment).toISOString();

export const toSecret = (row: Row): Secret => ({
  id: row.id,
  name: row.name,
  createdAt: toIso(row.created_at),
  updatedAt: toIso(row.updated_at),
  lastUsedAt: row.last_used_at && toIso(row.last_used_at),
});
