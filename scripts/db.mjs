import { join } from "node:path";
import { loadTypescript } from "./load-typescript.mjs";

const root = join(import.meta.dirname, "..");
const verbs = {
  types: async () => (await loadTypescript("scripts/db/types.ts")).writeTypes(root),
};

const [verb = ""] = process.argv.slice(2);
if (!Object.hasOwn(verbs, verb)) {
  console.error(`npm run db:<${Object.keys(verbs).join("|")}>`);
  process.exit(1);
}
await verbs[verb]();
