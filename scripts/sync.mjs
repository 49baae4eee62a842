import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = join(import.meta.dirname, "..");
if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
const url = `http://127.0.0.1:${process.env.PORT || 3000}`;

let product = null;
try {
  if (!(await answers())) product = await boot();
  await sync();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await end(product);
}

/** Starts a run, or follows the one that is going on already, to its end. */
async function sync() {
  const id = await startRun();
  for (;;) {
    const state = (await call("GET")).body?.data;
    const run = state?.running ?? state?.latest ?? null;
    if (run) draw(state, run);
    if (run && run.status !== "running" && [null, run.id].includes(id)) return finish(state, run);
    await sleep(500);
  }
}

async function startRun() {
  const { status, body } = await call("POST");
  if (status === 409) {
    console.log("A sync is running already; following it.");
    return body?.error?.details?.id ?? null;
  }
  if (status !== 202)
    throw new Error(`The sync was refused: ${status} ${body?.error?.message ?? "no reason given"}`);
  return body.data.id;
}

function draw(state, run) {
  const share = state.markets > 0 ? Math.min(1, run.marketsSeen / state.markets) : 0;
  const width = 24;
  const bar = "█".repeat(Math.round(share * width)).padEnd(width, "░");
  const line = `${bar} page ${run.pages}, ${run.eventsSeen} events, ${run.marketsSeen} markets, ${run.rowsWritten} written`;
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}`);
  else if (line !== draw.last) console.log(line);
  draw.last = line;
}

function finish(state, run) {
  if (process.stdout.isTTY) process.stdout.write("\n");
  if (run.status !== "success")
    throw new Error(`The sync ended in ${run.status}: ${run.error?.message ?? "no reason given"}`);
  console.log(
    `${state.source}: ${state.markets} markets, ${state.events} events; ${run.rowsWritten} rows written, ${run.rejects} rejected`,
  );
}

async function call(method) {
  const response = await fetch(`${url}/api/polymarket/sync`, {
    method,
    headers: { authorization: `Bearer ${cronSecret()}`, "content-type": "application/json" },
    ...(method === "POST" && { body: "{}" }),
  });
  return { status: response.status, body: await response.json().catch(() => null) };
}

function cronSecret() {
  if (process.env.CRON_SECRET) return process.env.CRON_SECRET;
  const keys = join(resolve(root, process.env.CASCADIAN_DATA_DIR || "supabase/.temp"), "keys.json");
  if (!existsSync(keys)) throw new Error(`CRON_SECRET is not set and there is no ${keys}`);
  return JSON.parse(readFileSync(keys, "utf8")).cronSecret;
}

async function answers() {
  return fetch(`${url}/api/health`).then(
    () => true,
    () => false,
  );
}

/** Nothing runs: starts the whole product for as long as the sync takes. */
async function boot() {
  console.log("Nothing answers; starting the product for this sync.");
  const child = spawn(process.execPath, [join(root, "scripts/start.mjs")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((ready, reject) => {
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (chunk) => {
      for (const line of chunk.split("\n")) if (/^[·✓✗]/.test(line)) console.log(line);
      if (/^ready: /m.test(chunk)) ready();
    });
    child.once("exit", (code) => reject(new Error(`npm start ended with ${code}`)));
  });
  child.removeAllListeners("exit");
  return child;
}

async function end(child) {
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await ended;
}
