import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./starter/ensure-installed.mjs";
import { step } from "./starter/step.mjs";

const root = join(import.meta.dirname, "..");
const distDir = process.env.CASCADIAN_DIST_DIR ?? ".next";
const stamps = { bundles: join(root, "dist/.sources"), pages: join(root, distDir, ".sources") };

const PROCESSES = ["stack", "app", "upstream", "worker", "starter-parts"];
const SERVER_SOURCES = ["lib", "supabase/local", "scripts", "package-lock.json"];
const PAGE_SOURCES = [
  "app",
  "components",
  "hooks",
  "lib",
  "public",
  "docs",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Bundles the Node processes where their sources changed since the last time. */
export async function buildBundles() {
  const hash = await hashOf(SERVER_SOURCES);
  if (await isStamped(stamps.bundles, hash)) return;
  await step("bundling the server processes", async () => {
    const [{ build }, { bundleOptions }] = await Promise.all([
      import("esbuild"),
      import("./load-typescript.mjs"),
    ]);
    await build({
      ...bundleOptions,
      entryPoints: PROCESSES.map((name) => join(root, `supabase/local/${name}.ts`)),
      outdir: join(root, "dist"),
      outExtension: { ".js": ".mjs" },
    });
  });
  await writeFile(stamps.bundles, hash);
}

/** Builds the pages where their sources changed since the last time. */
export async function buildPages(signal) {
  const hash = await hashOf(PAGE_SOURCES);
  if (await isStamped(stamps.pages, hash)) return;
  await step("building the pages", () =>
    run("node_modules/next/dist/bin/next", ["build"], signal, {
      CASCADIAN_BUILD: hash.slice(0, 12),
    }),
  );
  // They describe the routes of this build and would fail the type check of the next change.
  await rm(join(root, distDir, "types"), { recursive: true, force: true });
  await writeFile(stamps.pages, hash);
}

async function isStamped(file, hash) {
  return (await readFile(file, "utf8").catch(() => "")) === hash;
}

async function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of await filesOf(join(root, path))) {
      hash.update(`${file.slice(root.length)}\0`);
      hash.update(await readFile(file));
    }
  }
  return hash.update(process.version).digest("hex");
}

async function filesOf(path) {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function run(script, args, signal, settings = {}) {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...settings, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  child.on("error", () => {});
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${script} ${args.join(" ")} failed:\n${output.slice(-6000)}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await ensureInstalled(root, { dev: false });
    await Promise.all([buildBundles(), buildPages()]);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
