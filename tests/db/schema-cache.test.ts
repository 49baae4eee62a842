import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { createSchemaCache } from "@/supabase/local/schema-cache.ts";

const folder = mkdtempSync(join(tmpdir(), "cascadian-schema-"));
const file = join(folder, "schema-cache");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("gives back what was kept for the same state of the migrations, and nothing for another", async () => {
  const cache = createSchemaCache(file, "one");
  expect(await cache.get()).toBeUndefined();
  await cache.set("key", '{"tables":\n[]}');
  expect(await createSchemaCache(file, "one").get()).toBe('{"tables":\n[]}');
  expect(await createSchemaCache(file, "two").get()).toBeUndefined();
  await cache.delete();
  expect(await cache.get()).toBeUndefined();
});

it("takes a file that says no state for none", async () => {
  writeFileSync(file, "");
  expect(await createSchemaCache(file, "one").get()).toBeUndefined();
});
