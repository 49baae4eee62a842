import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SqlClient } from "./sql-client.ts";

const FILE_NAME = /^(\d{14})_([a-z0-9_]+)\.sql$/;

/** The history table of the Supabase CLI, so that either tool can go on where the other stopped. */
const HISTORY = `
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (
  version text primary key,
  statements text[],
  name text
);`;

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Applies what the history does not hold yet, each file with its history row in one transaction; returns the new names. */
export async function applyMigrations(sql: SqlClient, folder: string): Promise<string[]> {
  await sql.script(HISTORY);
  const history = await sql.query<{ version: string }>(
    "select version from supabase_migrations.schema_migrations",
  );
  const known = new Set(history.map((row) => row.version));
  const applied: string[] = [];
  for (const file of await migrationFiles(folder)) {
    if (known.has(file.version)) continue;
    const text = await readFile(join(folder, file.name), "utf8");
    const record = `insert into supabase_migrations.schema_migrations (version, statements, name)
      values (${quote(file.version)}, array[${quote(text)}], ${quote(file.subject)})`;
    try {
      await sql.script(`${text}\n;\n${record};`);
    } catch (error) {
      throw new Error(`Migration ${file.name} failed: ${String(error)}`, { cause: error });
    }
    applied.push(file.name);
  }
  return applied;
}

async function migrationFiles(folder: string) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const files = names.map((name) => {
    const [, version, subject] = FILE_NAME.exec(name) ?? [];
    if (!version || !subject)
      throw new Error(`${name}: a migration is called <14 digits>_<subject>.sql`);
    return { name, version, subject };
  });
  const twice = files.find((file, index) => files[index - 1]?.version === file.version);
  if (twice) throw new Error(`${twice.name}: another migration has the version ${twice.version}`);
  return files;
}
