import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import type { Db } from "@/lib/context";
import type { Database } from "@/lib/supabase/database.types";
import { noRealtime } from "@/lib/supabase/no-realtime";
import { loadSecrets } from "@/supabase/local/secrets";

/** The product's own stack process over an empty folder on disk, as `npm start` runs it; its scheduler is never told to begin. */
export async function startStackProcess() {
  const dataDir = mkdtempSync(join(tmpdir(), "cascadian-bench-"));
  const { secretKey, cronSecret } = await loadSecrets(dataDir);
  const port = await freePort();
  const child = spawn(process.execPath, ["dist/stack.mjs"], {
    env: {
      ...process.env,
      CASCADIAN_DATA_DIR: dataDir,
      CASCADIAN_APP_URL: "http://localhost:9",
      SUPABASE_PORT: String(port),
      CRON_SECRET: cronSecret,
      NODE_ENV: "production",
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await readiness(child);
  return {
    service: (): Db =>
      createClient<Database>(`http://127.0.0.1:${port}`, secretKey, {
        auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
        realtime: noRealtime,
      }),
    cpuMs: () => readCpuMs(child.pid),
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** User and system time of a process so far, where the kernel shows it. */
function readCpuMs(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [user, system] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13);
    return (Number(user) + Number(system)) * MS_A_TICK;
  } catch {
    return Number.NaN;
  }
}

const MS_A_TICK = 10;

const readiness = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    child.on("message", ({ type }: { type: string }) => type === "ready" && resolve());
    child.once("exit", (code) => reject(new Error(`The stack ended with exit code ${code}`)));
  });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}
