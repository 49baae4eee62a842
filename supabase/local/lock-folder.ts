import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { processIdentity } from "./process-identity.ts";

type Holder = { pid: number; identity: string };

/** Takes the folder for this process or throws, naming who has it; a dead holder's lock is broken. */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const file = join(folder, "lock");
  const identity = processIdentity(process.pid) ?? `${process.pid}@?`;
  const mine = JSON.stringify({ pid: process.pid, identity } satisfies Holder);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      if (await linked(draft, file)) return { release: () => release(file, mine) };
      await breakIfStale(file);
    }
    throw new Error(`${file} keeps changing hands; start one process at a time`);
  } finally {
    await rm(draft, { force: true });
  }
}

/** A hard link appears whole and only where nothing stands yet. */
async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function breakIfStale(file: string): Promise<void> {
  const found = await readFile(file, "utf8").catch(() => null);
  if (found === null) return;
  const holder = parseHolder(found);
  if (holder && processIdentity(holder.pid) === holder.identity)
    throw new Error(
      `Process ${holder.pid} already uses this data folder; stop it first or set CASCADIAN_DATA_DIR (lock: ${file})`,
    );
  const aside = `${file}.stale.${process.pid}`;
  await rename(file, aside).catch(() => {});
  const moved = await readFile(aside, "utf8").catch(() => found);
  // Between reading and renaming another process may have broken the same lock and put its own there.
  if (moved !== found) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

function parseHolder(text: string): Holder | null {
  try {
    const { pid, identity } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === "number" && typeof identity === "string" ? { pid, identity } : null;
  } catch {
    return null;
  }
}

async function release(file: string, mine: string): Promise<void> {
  const found = await readFile(file, "utf8").catch(() => null);
  if (found === mine) await rm(file, { force: true });
}
