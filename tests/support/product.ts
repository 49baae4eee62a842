import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Product = {
  url: string;
  dataDir: string;
  /** Everything the starter printed so far. */
  output(): string;
  cronSecret: string;
  starter: ChildProcess;
  stop(): Promise<void>;
};

/** What the starter prints, for tests in other processes than the one that started it. */
export const OUTPUT_FILE = "output.txt";

type Options = { env?: Record<string, string>; dataDir?: string; timeoutMs?: number };

/** Of every product that tests start. */
export const CRON_SECRET = "test-cron-secret-0123456789abcdef";

/** Starts the product as a user does, on free ports and a folder of its own, and waits for `ready:`. */
export async function startProduct(options: Options = {}): Promise<Product> {
  const [port, supabasePort] = await Promise.all([freePort(), freePort()]);
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "cascadian-"));
  const cronSecret = CRON_SECRET;
  const starter = spawn(process.execPath, ["scripts/start.mjs"], {
    env: {
      ...withoutSettings(process.env),
      PORT: String(port),
      SUPABASE_PORT: String(supabasePort),
      CASCADIAN_DATA_DIR: dataDir,
      CRON_SECRET: cronSecret,
      POLYMARKET_SOURCE: "demo",
      RATE_LIMIT_ANON_PER_MIN: "100000",
      RATE_LIMIT_USER_PER_MIN: "100000",
      ...options.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [starter.stdout, starter.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (existsSync(dataDir)) appendFileSync(join(dataDir, OUTPUT_FILE), chunk);
    });
  await waitForReady(starter, () => output, options.timeoutMs ?? 120_000);
  const stop = async () => {
    await endProcess(starter);
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    url: `http://localhost:${port}`,
    dataDir,
    output: () => output,
    cronSecret,
    starter,
    stop,
  };
}

/** The password that the starter keeps for admin@localhost. */
export const adminPassword = (product: Pick<Product, "dataDir">): string =>
  readFileSync(join(product.dataDir, "admin-password"), "utf8").trim();

const SETTINGS =
  /^(PORT|HOST|SUPABASE_|NEXT_PUBLIC_|CASCADIAN_(?!SHARED_DIR)|POLYMARKET_|DEMO_|OPENAI_|ANTHROPIC_|GEMINI_|CRON_|RATE_|LLM_|VITEST|NODE_ENV)/;

/** The starter decides what NODE_ENV its children get; the type of `process.env` insists on one. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([key]) => !SETTINGS.test(key));
  return { ...Object.fromEntries(kept), NODE_ENV: "production" };
}

async function waitForReady(starter: ChildProcess, output: () => string, timeoutMs: number) {
  const deadline = Date.now() + timeoutMs;
  while (!/^ready: http/m.test(output())) {
    if (starter.exitCode !== null || Date.now() > deadline) {
      starter.kill("SIGKILL");
      throw new Error(`npm start did not get ready (exit ${starter.exitCode}):\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 12_000);
  await ended;
  clearTimeout(timer);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
