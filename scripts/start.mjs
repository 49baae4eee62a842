import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { announceAdministrator } from "./starter/announce-administrator.mjs";
import { checkPort } from "./starter/check-port.mjs";
import { createChildren } from "./starter/children.mjs";
import { checkNode, ensureInstalled } from "./starter/ensure-installed.mjs";
import { followFirstSync } from "./starter/follow-first-sync.mjs";
import { resolveSource } from "./starter/resolve-source.mjs";
import { supabaseSettings } from "./starter/supabase-settings.mjs";

const root = join(import.meta.dirname, "..");
const dev = process.argv.includes("--dev");
const stopped = new AbortController();
const children = createChildren(root, (reason) => void fail(reason));

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));

try {
  await start();
} catch (error) {
  if (!stopped.signal.aborted) await fail(error.message);
}

async function start() {
  checkNode();
  if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
  await ensureInstalled(root, { dev: false, signal: stopped.signal });
  const { buildBundles, buildPages } = await import("./build.mjs");
  await buildBundles();
  const { parseEnv, loadSecrets } = await import("../dist/starter-parts.mjs");
  const settings = parseEnv(process.env);
  const dataDir = resolve(root, settings.CASCADIAN_DATA_DIR);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const { embedded, env } = supabaseSettings(settings, await loadSecrets(dataDir));
  const appUrl = `http://localhost:${settings.PORT}`;
  const reachable = `http://${["0.0.0.0", "::"].includes(settings.HOST) ? "127.0.0.1" : settings.HOST}:${settings.PORT}`;
  await checkPort("PORT", settings.PORT, settings.HOST);
  if (embedded) await checkPort("SUPABASE_PORT", settings.SUPABASE_PORT, "127.0.0.1");

  const common = {
    ...process.env,
    ...env,
    CASCADIAN_ROOT: root,
    CASCADIAN_DATA_DIR: dataDir,
    CASCADIAN_APP_URL: reachable,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const stack = children.start(
    "stack",
    { ...common, CASCADIAN_EMBEDDED: embedded ? "1" : "0" },
    printMail,
  );
  const [upstream] = await Promise.all([
    startUpstream(settings, common),
    dev || buildPages(stopped.signal),
  ]);
  const app = children.start("app", {
    ...common,
    ...upstream,
    HOST: settings.HOST,
    PORT: String(settings.PORT),
  });
  await Promise.all([stack.hears("ready"), app.hears("ready")]);
  await firstPage(reachable);
  console.log(`source: ${upstream.POLYMARKET_SOURCE}`);
  if (embedded) await announceAdministrator(dataDir);
  console.log(`ready: ${appUrl}`);
  stack.send({ type: "app-ready" });
  await followFirstSync(reachable, env.CRON_SECRET, stopped.signal);
}

async function startUpstream(settings, common) {
  const source = await resolveSource(settings);
  if (source === "live") return { POLYMARKET_SOURCE: source, CASCADIAN_ORIGIN: "polymarket" };
  const upstream = children.start("upstream", { ...common, POLYMARKET_SOURCE: source });
  const { url } = await upstream.hears("listening");
  return { POLYMARKET_SOURCE: source, CASCADIAN_ORIGIN: source, CASCADIAN_UPSTREAM_URL: url };
}

/** The product is ready when a person who opens it sees a page. */
async function firstPage(url) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const response = await fetch(url, { signal: stopped.signal }).catch(() => null);
    if (response?.ok) return void (await response.text());
    if (stopped.signal.aborted) throw stopped.signal.reason;
    if (Date.now() > deadline)
      throw new Error(`The first page does not answer (${response?.status ?? "no connection"})`);
    await sleep(50);
  }
}

function printMail(message) {
  if (message.type !== "mail") return;
  console.log(`mail to ${message.to}: ${message.subject}\n${message.text.trim()}`);
}

async function fail(reason) {
  if (stopped.signal.aborted) return;
  console.error(`CASCADIAN stopped: ${reason}`);
  await stop(1);
}

async function stop(code) {
  if (stopped.signal.aborted) return;
  stopped.abort();
  await children.stop();
  process.exit(code);
}
