// `node scripts/node-icons.mjs`: draws the icons that node types name into one generated file, so that a node type needs no line elsewhere.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadTypescript } from "./load-typescript.mjs";

const root = join(import.meta.dirname, "..");
const folder = join(
  dirname(createRequire(import.meta.url).resolve("lucide-react/package.json")),
  "dist/esm/icons",
);
const target = join(root, "components/workflows/builder/node-icons.generated.ts");

/** What stands in for a type that this version does not know, and for an icon that the package does not have. */
const SPARE = ["box", "circle-question-mark"];

const { nodeTypes } = await loadTypescript("lib/workflows/nodes/index.ts");
const names = [...new Set([...nodeTypes.map(({ icon }) => icon), ...SPARE])].sort();

/** An older name only points to the newer one. */
async function readIcon(name) {
  const file = join(folder, `${name}.mjs`);
  const { __iconData: icon } = await import(pathToFileURL(file).href);
  if (icon) return icon.node.map(([tag, { key: _key, ...attributes }]) => [tag, attributes]);
  const newer = /from '\.\/([a-z0-9-]+)\.mjs'/.exec(readFileSync(file, "utf8"))?.[1];
  if (newer === undefined) throw new Error(`${name} is no icon of lucide-react`);
  return readIcon(newer);
}

const icons = await Promise.all(names.map(async (name) => [name, await readIcon(name)]));
writeFileSync(
  target,
  [
    "// Written by scripts/node-icons.mjs from the icons that the files of node types name (lucide, ISC licence).",
    "export type IconShape = readonly [tag: string, attributes: Readonly<Record<string, string>>];",
    "export const NODE_ICONS: Readonly<Record<string, readonly IconShape[]>> = {",
    ...icons.map(([name, shapes]) => `  ${JSON.stringify(name)}: ${JSON.stringify(shapes)},`),
    "};",
    "",
  ].join("\n"),
);
console.log(`${icons.length} icons`);
