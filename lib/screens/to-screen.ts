import { marketFilterSchema } from "../markets/schema.ts";
import { toIso } from "../markets/to-market.ts";
import type { Database } from "../supabase/database.types.ts";
import type { Screen } from "./schema.ts";

export const SCREEN_COLUMNS =
  "id, name, query, sort, columns, is_default, created_at, updated_at" as const;

type Row = Omit<Database["public"]["Tables"]["saved_screens"]["Row"], "user_id">;

export const toScreen = (row: Row): Screen => ({
  id: row.id,
  name: row.name,
  query: readQuery(row.query),
  sort: row.sort,
  columns: row.columns,
  isDefault: row.is_default,
  createdAt: toIso(row.created_at),
  updatedAt: toIso(row.updated_at),
});

/** A condition that the filter no longer knows is left out, so that an old screen stays of use. */
function readQuery(stored: unknown): Screen["query"] {
  const whole = marketFilterSchema.safeParse(stored);
  if (whole.success) return whole.data;
  const known = Object.entries(stored as Record<string, unknown>).filter(
    ([key, value]) => marketFilterSchema.safeParse({ [key]: value }).success,
  );
  return marketFilterSchema.parse(Object.fromEntries(known));
}
