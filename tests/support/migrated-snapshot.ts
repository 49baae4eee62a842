import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createApi } from "@/supabase/local/create-api.ts";
import { createMemoryDatabase } from "@/supabase/local/create-memory-database.ts";
import { hashSchema } from "@/supabase/local/hash-schema.ts";
import { createSchemaCache } from "@/supabase/local/schema-cache.ts";
import { createSecrets } from "@/supabase/local/secrets.ts";

/** A dump of a database with the system's schema and every migration, made once for each state of them: a file of tests boots from it in a second less. */
export async function migratedSnapshot(root: string): Promise<Blob> {
  const cache = join(root, "node_modules/.cache/cascadian");
  const file = join(cache, `migrated-${await hashSchema(root)}.tar`);
  const kept = await readFile(file).catch(() => null);
  if (kept) return new Blob([kept]);
  const database = await createMemoryDatabase(root);
  await createApi({ database, keys: createSecrets(), root });
  const whole = await database.connection.driver.dumpDataDir("none");
  await database.close();
  const dump = withoutTemplates(new Uint8Array(await whole.arrayBuffer()));
  const temporary = `${file}.${crypto.randomUUID()}`;
  await mkdir(cache, { recursive: true });
  await writeFile(temporary, dump);
  await rename(temporary, file);
  return new Blob([dump]);
}

/** What the API reads of that schema, read once. */
export const testSchemaCache = async (root: string) => {
  const state = await hashSchema(root);
  return createSchemaCache(join(root, `node_modules/.cache/cascadian/schema-${state}`), state);
};

const BLOCK = 512;

/** The databases that new ones would be copied from are half of a dump's files, and no test makes a database. */
function withoutTemplates(tar: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const text = (from: number, length: number) =>
    new TextDecoder().decode(tar.subarray(from, from + length)).replace(/\0.*$/s, "");
  const kept: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < tar.length;) {
    const bytes = Number.parseInt(text(at + 124, 12), 8) || 0;
    const end = at + BLOCK * (1 + Math.ceil(bytes / BLOCK));
    if (!/^\/?base\/[14]\/./.test(text(at, 100))) kept.push(tar.subarray(at, end));
    at = end;
  }
  const result = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of kept) {
    result.set(part, to);
    to += part.length;
  }
  return result;
}
