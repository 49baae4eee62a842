import { spawn } from "node:child_process";
import { join } from "node:path";
import { checkNode, ensureInstalled } from "./starter/ensure-installed.mjs";

const root = join(import.meta.dirname, "..");
checkNode();
await ensureInstalled(root, { dev: true });

/** What is quick to know, at the same time; each says its words when it is through. */
const CHECKS = [
  ["vitest", ["run", "--project", "unit", "--reporter=dot"]],
  ["tsc", ["--noEmit"]],
  ["oxlint", ["--deny-warnings"]],
  ["oxfmt", ["--check"]],
];
const results = await Promise.all(CHECKS.map(([tool, args]) => run(tool, args)));
process.exitCode = results.every((ok) => ok) ? 0 : 1;

function run(tool, args) {
  const file = process.platform === "win32" ? `${tool}.cmd` : tool;
  const child = spawn(join(root, "node_modules/.bin", file), args, { cwd: root });
  const words = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => words.push(chunk));
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("close", (code) => {
      console.log(`${code === 0 ? "✓" : "✗"} ${tool}`);
      if (code !== 0) process.stdout.write(Buffer.concat(words));
      resolve(code === 0);
    });
  });
}
