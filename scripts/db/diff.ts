import { existsSync } from "node:fs";
import { join } from "node:path";
import { createMemoryDatabase } from "../../supabase/local/create-memory-database.ts";
import { lockFolder } from "../../supabase/local/lock-folder.ts";
import { openDatabase } from "../../supabase/local/open-database.ts";
import { prepareDatabase } from "../../supabase/local/prepare-database.ts";
import { readCatalogue, type Catalogue } from "./read-catalogue.ts";

/** Prints where the embedded database differs from what the migrations make; false when it does. */
export async function diffDatabase(root: string, dataDir: string): Promise<boolean> {
  const folder = join(dataDir, "database");
  if (!existsSync(folder)) throw new Error(`${folder}: there is no database; npm start makes one`);
  const lock = await lockFolder(dataDir);
  try {
    const [kept, fresh] = await Promise.all([openDatabase({ folder }), createMemoryDatabase(root)]);
    await prepareDatabase(fresh, root);
    const lines = difference(await readCatalogue(kept), await readCatalogue(fresh));
    await Promise.all([kept.close(), fresh.close()]);
    console.log(lines.length > 0 ? lines.join("\n") : "The database is what the migrations make.");
    return lines.length === 0;
  } finally {
    await lock.release();
  }
}

/** `-` stands only in the database, `+` only in the migrations. */
function difference(kept: Catalogue, wanted: Catalogue): string[] {
  return (Object.keys(wanted) as (keyof Catalogue)[]).flatMap((part) => [
    ...kept[part]
      .filter((line) => !wanted[part].includes(line))
      .map((line) => `- ${part}: ${line}`),
    ...wanted[part]
      .filter((line) => !kept[part].includes(line))
      .map((line) => `+ ${part}: ${line}`),
  ]);
}
