import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createApi } from "@/supabase/local/create-api.ts";
import { createMemoryDatabase } from "@/supabase/local/create-memory-database.ts";
import { createSecrets } from "@/supabase/local/secrets.ts";

/** A dump of a database with the system's schema and every migration, made once for each state of them: a file of tests boots from it in a second less. */
export async function migratedSnapshot(root: string): Promise<Blob> {
  const cache = join(root, "node_modules/.cache/cascadian");
  const file = join(cache, `migrated-${await hashSchema(root)}.tar`);
  const kept = await readFile(file).catch(() => null);
  if (kept) return new Blob([kept]);
  const database = await createMemoryDatabase(root);
  await createApi({ database, keys: createSecrets(), root });
  const dump = await database.connection.driver.dumpDataDir("none");
  await database.close();
  const temporary = `${file}.${crypto.randomUUID()}`;
  await mkdir(cache, { recursive: true });
  await writeFile(temporary, new Uint8Array(await dump.arrayBuffer()));
  await rename(temporary, file);
  return dump;
}

async function hashSchema(root: string): Promise<string> {
  const hash = createHash("sha256");
  const migrations = join(root, "supabase/migrations");
  const names = (await readdir(migrations)).sort();
  const files = [
    join(root, "package-lock.json"),
    join(root, "supabase/local/bootstrap.sql"),
    ...names.map((name) => join(migrations, name)),
  ];
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest("hex").slice(0, 16);
}
