import { writeFile } from "node:fs/promises";
import { createMemoryDatabase } from "../../supabase/local/create-memory-database.ts";
import { prepareDatabase } from "../../supabase/local/prepare-database.ts";
import { generateTypes } from "./generate-types.ts";

/** Writes lib/supabase/database.types.ts from the migrations alone. */
export async function writeTypes(root: string): Promise<void> {
  const database = await createMemoryDatabase(root);
  try {
    await prepareDatabase(database, root);
    await writeFile(`${root}/lib/supabase/database.types.ts`, await generateTypes(database));
  } finally {
    await database.close();
  }
}
