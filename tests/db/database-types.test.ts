import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { generateTypes } from "@/scripts/db/generate-types.ts";
import { createMemoryDatabase } from "@/supabase/local/create-memory-database.ts";
import { prepareDatabase } from "@/supabase/local/prepare-database.ts";

it("lib/supabase/database.types.ts is what the migrations say; if not: npm run db:types", async () => {
  const database = await createMemoryDatabase(process.cwd());
  await prepareDatabase(database, process.cwd());
  const kept = await readFile("lib/supabase/database.types.ts", "utf8");
  expect(await generateTypes(database)).toBe(kept);
  await database.close();
});
