import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Prints the administrator's password at the first start that gets this far, and never again. */
export async function announceAdministrator(dataDir) {
  const file = join(dataDir, "admin-password");
  const password = (await readFile(file, "utf8").catch(() => "")).trim();
  if (!password) return;
  const first = await writeFile(join(dataDir, "admin-announced"), "", { flag: "wx" }).then(
    () => true,
    () => false,
  );
  if (first) console.log(`administrator: admin@localhost / ${password} (kept in ${file})`);
}
