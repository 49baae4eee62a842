import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./starter/ensure-installed.mjs";

const root = join(import.meta.dirname, "..");
if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));

const NEEDED = {
  DATABASE_URL: "its Postgres address (transaction pooler), for the queue",
  NEXT_PUBLIC_SUPABASE_URL: "its API, for what nodes read and write",
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "the key of that API for public reads",
  SUPABASE_SECRET_KEY: "the key of that API for what belongs to users",
};
const missing = Object.keys(NEEDED).filter((name) => !process.env[name]);

if (missing.length > 0) {
  console.error("A worker stands beside a hosted Supabase and needs:");
  for (const name of missing) console.error(`  ${name} is not set: ${NEEDED[name]}`);
  console.error("The embedded database needs no worker: the app works its queue itself.");
  process.exitCode = 1;
} else {
  process.env.NODE_ENV ??= "production";
  await ensureInstalled(root, { dev: false });
  const { buildBundles } = await import("./build.mjs");
  await buildBundles();
  await import("../dist/worker.mjs");
}
