import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { lockFolder } from "../../supabase/local/lock-folder.ts";
import { openDatabase } from "../../supabase/local/open-database.ts";
import { prepareDatabase } from "../../supabase/local/prepare-database.ts";

/** Throws the embedded database away and makes a new one; keys and the administrator's password stay. */
export async function resetDatabase(root: string, dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return console.log(`${dataDir}: there is no database yet`);
  const lock = await lockFolder(dataDir);
  try {
    const folder = join(dataDir, "database");
    await rm(folder, { recursive: true, force: true });
    const database = await openDatabase({ folder });
    const applied = await prepareDatabase(database, root);
    await database.close();
    console.log(`${folder}: new, ${applied.length} migrations applied`);
  } finally {
    await lock.release();
  }
}
