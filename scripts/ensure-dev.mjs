import { join } from "node:path";
import { checkNode, ensureInstalled } from "./starter/ensure-installed.mjs";

checkNode();
try {
  await ensureInstalled(join(import.meta.dirname, ".."), { dev: true });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
