import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");

/** Node 20 strips no types: bundles one TypeScript file of this repository and imports the result. */
export async function loadTypescript(path) {
  const outfile = join(
    root,
    "node_modules/.cache/cascadian/scripts",
    path.replaceAll("/", "-").replace(/\.ts$/, `.${process.pid}.mjs`),
  );
  await mkdir(join(outfile, ".."), { recursive: true });
  await build({ ...bundleOptions, entryPoints: [join(root, path)], outfile });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}

/**
 * How every Node bundle of the project is made; packages stay outside and are found in node_modules.
 * @type {import("esbuild").BuildOptions}
 */
export const bundleOptions = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  alias: { "@": root },
  logLevel: "error",
  sourcemap: "inline",
};
