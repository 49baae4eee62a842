import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ensureInstalled } from "./starter/ensure-installed.mjs";

const root = join(import.meta.dirname, "..");
const verbs = {
  types: { file: "scripts/db/types.ts", run: ({ writeTypes }) => writeTypes(root) },
  reset: {
    file: "scripts/db/reset.ts",
    run: ({ resetDatabase }) => resetDatabase(root, dataDir()),
  },
  diff: {
    file: "scripts/db/diff.ts",
    run: async ({ diffDatabase }) => {
      if (!(await diffDatabase(root, dataDir()))) process.exitCode = 1;
    },
  },
};

const [verb = ""] = process.argv.slice(2);
if (!Object.hasOwn(verbs, verb)) {
  console.error(`Say which: npm run db:${Object.keys(verbs).join(", npm run db:")}`);
  process.exit(1);
}
try {
  if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
  await ensureInstalled(root, { dev: verb === "types" });
  const { loadTypescript } = await import("./load-typescript.mjs");
  await verbs[verb].run(await loadTypescript(verbs[verb].file));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

function dataDir() {
  return resolve(root, process.env.CASCADIAN_DATA_DIR || "supabase/.temp");
}
