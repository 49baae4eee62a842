import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { buildBundles, buildPages } from "./build.mjs";
import { checkNode, ensureInstalled } from "./starter/ensure-installed.mjs";

const root = join(import.meta.dirname, "..");
const reports = join(root, "node_modules/.cache/cascadian/reports");
const total = { passed: 0, failed: 0 };
const failures = [];
const skipped = [];

checkNode();
await ensureInstalled(root, { dev: true });
await mkdir(reports, { recursive: true });

/** Cheap checks first; what comes after a stage that failed would only say the same again, slower. */
const STAGES = [
  () => check("types", bin("tsc"), ["--noEmit"]),
  () => check("lint", bin("oxlint"), ["--deny-warnings"]),
  () => check("format", bin("oxfmt"), ["--check"]),
  () => check("dead exports", bin("knip"), []),
  () => vitest("unit", ["unit", "components"]),
  () => audit(),
  // Together, so that neither core waits for the longest file of each.
  () => vitest("routes and database", ["slow", "routes", "db"]),
  () => builds(),
  () => vitest("browser", ["e2e"]),
];

const statics = STAGES.slice(0, 4);
for (const stage of statics) await stage();
for (const [index, stage] of STAGES.slice(statics.length).entries()) {
  if (failures.length > 0 && index > 0) {
    skipped.push(`the later stages: ${failures.join(", ")} failed`);
    break;
  }
  await stage();
}

console.log("");
if (skipped.length === 0) console.log("0 skipped");
for (const line of skipped) console.log(`skipped: ${line}`);
if (failures.length > 0) console.log(`failed: ${failures.join(", ")}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function bin(name) {
  return join(root, "node_modules/.bin", process.platform === "win32" ? `${name}.cmd` : name);
}

async function check(name, command, args) {
  const started = performance.now();
  const { code, output } = await run(command, args);
  count(name, code === 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output.slice(-8000));
}

function count(name, ok) {
  if (ok) total.passed += 1;
  else {
    total.failed += 1;
    failures.push(name);
  }
}

async function builds() {
  try {
    await Promise.all([buildBundles(), buildPages()]);
    count("build", true);
  } catch (error) {
    count("build", false);
    console.log(error.message);
  }
}

async function vitest(name, projects) {
  const file = join(reports, `${name.replaceAll(" ", "-")}.json`);
  await rm(file, { force: true });
  const { code } = await run(
    bin("vitest"),
    [
      "run",
      ...projects.flatMap((project) => ["--project", project]),
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    "inherit",
  );
  const report = JSON.parse(await readFile(file, "utf8").catch(() => "null"));
  if (!report) return count(name, false);
  // A file that could not be loaded holds no test, and a run may fail although every test passed.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  let failed = report.numFailedTests + unloaded;
  if (code !== 0 && failed === 0) failed = 1;
  total.passed += report.numPassedTests;
  total.failed += failed;
  if (failed > 0) failures.push(name);
  skipped.push(...skippedIn(report));
}

function skippedIn(report) {
  const groups = new Map();
  for (const { name, assertionResults } of report.testResults)
    for (const { status, ancestorTitles, title } of assertionResults) {
      if (!["skipped", "pending", "todo"].includes(status)) continue;
      const key = `${name.slice(root.length + 1)}: ${ancestorTitles[0] ?? title}`;
      groups.set(key, (groups.get(key) ?? 0) + 1);
    }
  return [...groups].map(([key, number]) => `${number} in ${key}`);
}

/** Known holes in what is shipped fail the tests; a registry that does not answer the question does not. */
async function audit() {
  const { output } = await run("npm", ["audit", "--omit=dev", "--json"]);
  const report = parse(output.slice(output.indexOf("{")));
  const found = report?.metadata?.vulnerabilities;
  if (!found) return skipped.push("npm audit: the registry does not answer it");
  const grave = found.high + found.critical;
  count("audit", grave === 0);
  console.log(`${grave === 0 ? "✓" : "✗"} audit: ${grave} high or critical`);
  if (grave > 0) console.log(Object.keys(report.vulnerabilities).join(", "));
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function run(command, args, stdio = "pipe") {
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", stdio, stdio] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => (output += chunk));
  const code = await new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", resolve);
  });
  return { code, output };
}
