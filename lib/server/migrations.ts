import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationPort } from "../admin/apply-migration.ts";
import { notConfigured } from "../errors.ts";
import { serverEnv } from "./env.ts";

const FILE_NAME = /^(\d{14})_([a-z0-9_]+)\.sql$/;

const folder = () => join(process.cwd(), "supabase", "migrations");

/** The repository's own migrations; the embedded stack applies them at its start, a hosted database takes them here. */
export const migrations: MigrationPort["migrations"] = {
  async list() {
    const names = (await readdir(folder())).filter((name) => FILE_NAME.test(name)).sort();
    return Promise.all(
      names.map(async (file) => ({
        name: file.replace(/\.sql$/, ""),
        checksum: createHash("sha256")
          .update(await readFile(join(folder(), file)))
          .digest("hex"),
      })),
    );
  },
  async apply(name) {
    const { DATABASE_URL: connectionString } = serverEnv();
    if (connectionString === undefined)
      throw notConfigured(
        "DATABASE_URL",
        "a running app changes a database's tables over Postgres only; the embedded stack does it at its start",
      );
    const [, version, subject] = FILE_NAME.exec(`${name}.sql`) ?? [];
    const text = await readFile(join(folder(), `${name}.sql`), "utf8");
    const { Client } = await import("pg");
    const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
    await client.connect();
    try {
      await client.query("begin");
      await client.query(text);
      await client.query(
        "insert into supabase_migrations.schema_migrations (version, statements, name) values ($1, array[$2], $3)",
        [version, text, subject],
      );
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    } finally {
      await client.end();
    }
  },
};
