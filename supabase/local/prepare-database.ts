import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { applyMigrations } from "./apply-migrations.ts";
import type { SqlClient } from "./sql-client.ts";

/** Brings any Postgres, embedded or plain, to where a migrated hosted project stands; returns the migrations applied now. */
export async function prepareDatabase(sql: SqlClient, root: string): Promise<string[]> {
  await sql.script(await readFile(join(root, "supabase/local/bootstrap.sql"), "utf8"));
  return applyMigrations(sql, join(root, "supabase/migrations"));
}
