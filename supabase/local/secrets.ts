import { createHash, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type Secrets = {
  publishableKey: string;
  secretKey: string;
  jwtSecret: string;
  cronSecret: string;
  encryptionKey: string;
};

const random = (bytes: number) => randomBytes(bytes).toString("base64url");

/** The form of a self-hosted project's API keys: kind, 22 random characters, 8 of a checksum. */
function apiKey(kind: "publishable" | "secret"): string {
  const body = `sb_${kind}_${random(17).slice(0, 22)}`;
  const hash = createHash("sha256").update(`supabase-self-hosted|${body}`).digest("base64url");
  return `${body}_${hash.slice(0, 8)}`;
}

export function createSecrets(): Secrets {
  return {
    publishableKey: apiKey("publishable"),
    secretKey: apiKey("secret"),
    jwtSecret: random(32),
    cronSecret: random(32),
    encryptionKey: random(32),
  };
}

/** The secrets of this data folder, made on the first call; of two first calls at once both get the same. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, "keys.json");
  const fresh = JSON.stringify(createSecrets(), null, 2);
  await writeFile(file, fresh, { mode: 0o600, flag: "wx" }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  });
  const kept = JSON.parse(await readFile(file, "utf8")) as Partial<Secrets>;
  for (const name of Object.keys(JSON.parse(fresh) as Secrets) as (keyof Secrets)[])
    if (typeof kept[name] !== "string") throw new Error(`${file}: ${name} is missing`);
  return kept as Secrets;
}
