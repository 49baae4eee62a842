import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { step } from "./step.mjs";

/**
 * Installs what the lock file asks for and node_modules does not hold. With `dev` the development packages count too;
 * without it they are not fetched, but where they are they stay.
 */
export async function ensureInstalled(root, { dev, signal }) {
  const lock = readPackages(join(root, "package-lock.json"));
  const installed = readPackages(join(root, "node_modules/.package-lock.json"));
  if (!lock) throw new Error("package-lock.json is missing");
  if (installed && isComplete(lock, installed, dev)) return;
  const all = dev || hasDevelopmentPackages(installed);
  // `npm ci` refuses a lock file without the binaries of other platforms, which some registries do not have.
  await step(`installing packages${all ? "" : " (without development ones)"}`, () =>
    npm(
      root,
      ["install", "--no-save", all ? "--include=dev" : "--omit=dev", "--no-audit", "--no-fund"],
      signal,
    ),
  );
}

function isComplete(lock, installed, dev) {
  return Object.entries(lock).every(
    ([path, entry]) =>
      path === "" ||
      entry.optional ||
      entry.devOptional ||
      (entry.dev && !dev) ||
      installed[path]?.version === entry.version,
  );
}

const hasDevelopmentPackages = (installed) =>
  Object.values(installed ?? {}).some((entry) => entry.dev);

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}

async function npm(root, args, signal) {
  const script = process.env.npm_execpath;
  const [command, first] =
    script?.endsWith(".js") || script?.endsWith(".cjs")
      ? [process.execPath, [script]]
      : [process.platform === "win32" ? "npm.cmd" : "npm", []];
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`npm ${args.join(" ")} failed:\n${output.slice(-4000)}`);
}

/** Whether this Node is one that the project runs on; says what is wanted where it is not. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node ${process.versions.node} is too old: CASCADIAN needs 20.19 or newer.`);
  process.exit(1);
}
