import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase, type EmbeddedDatabase } from "./open-database.ts";

/** An empty database in memory; its first making takes seconds, so that later ones start from a copy kept in the cache. */
export async function createMemoryDatabase(root: string): Promise<EmbeddedDatabase> {
  const cache = join(root, "node_modules/.cache/cascadian");
  const manifest = join(root, "node_modules/@electric-sql/pglite/package.json");
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { version: string };
  const file = join(cache, `empty-pglite-${version}.tar`);
  const kept = await readFile(file).catch(() => null);
  if (kept) return openDatabase({ snapshot: new Blob([kept]) });

  const database = await openDatabase();
  const dump = await database.connection.driver.dumpDataDir("none");
  const temporary = `${file}.${crypto.randomUUID()}`;
  await mkdir(cache, { recursive: true });
  const handle = await open(temporary, "w");
  await handle.writeFile(new Uint8Array(await dump.arrayBuffer()));
  await handle.close();
  await rename(temporary, file);
  return database;
}
