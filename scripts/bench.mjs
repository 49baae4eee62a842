// `npm run bench [-- --json] [--only executor,durable,sync,screener,scoring,wallet,product,frames]`: every figure of the contract beside its target.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildBundles, buildPages } from "./build.mjs";
import { bundleOptions } from "./load-typescript.mjs";
import { ensureInstalled } from "./starter/ensure-installed.mjs";

const root = join(import.meta.dirname, "..");
const output = join(root, "dist/bench.mjs");
const args = process.argv.slice(2);

await ensureInstalled(root, { dev: true });
const { build } = await import("esbuild");
await build({
  ...bundleOptions,
  // Next's package has no export map, so plain Node wants the file's whole name.
  alias: { ...bundleOptions.alias, "next/server": "next/server.js" },
  entryPoints: [join(root, "tests/bench/run.ts")],
  outfile: output,
});
await buildBundles();
if (!args.includes("--only") || args.some((arg) => /product|frames/.test(arg))) await buildPages();
const { status } = spawnSync(process.execPath, ["--expose-gc", output, ...args], {
  cwd: root,
  stdio: "inherit",
});
process.exit(status ?? 1);
