import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Names the state of the schema: of the migrations, of what stands below them, and of the packages that make both. */
export async function hashSchema(root: string): Promise<string> {
  const hash = createHash("sha256");
  const migrations = join(root, "supabase/migrations");
  const names = (await readdir(migrations)).sort();
  const files = [
    join(root, "package-lock.json"),
    join(root, "supabase/local/bootstrap.sql"),
    ...names.map((name) => join(migrations, name)),
  ];
  for (const file of files) hash.update(file.slice(root.length)).update(await readFile(file));
  return hash.digest("hex").slice(0, 16);
}
