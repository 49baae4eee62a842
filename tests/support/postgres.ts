import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Client, type ClientConfig } from "pg";
import type { SqlClient } from "@/supabase/local/sql-client.ts";

const OLDEST = 15;

/** The folder of the newest Postgres ≥ 15 on this machine that can make a cluster, or null. */
export function findPostgres(): string | null {
  const debian = "/usr/lib/postgresql";
  const folders = [
    ...(existsSync(debian) ? readdirSync(debian).map((name) => join(debian, name, "bin")) : []),
    ...(process.env["PATH"] ?? "").split(delimiter),
  ];
  const found = folders
    .filter((folder) => ["postgres", "initdb"].every((name) => existsSync(join(folder, name))))
    .map((folder) => ({ folder, major: majorVersion(join(folder, "postgres")) }))
    .filter(({ major }) => major >= OLDEST);
  return found.sort((a, b) => b.major - a.major)[0]?.folder ?? null;
}

function majorVersion(binary: string): number {
  const { stdout } = spawnSync(binary, ["--version"], { encoding: "utf8" });
  return Number(/(\d+)/.exec(stdout ?? "")?.[1] ?? 0);
}

export type TestPostgres = SqlClient & { connectionString: string; stop(): Promise<void> };

/** A fresh cluster on a Unix socket; Postgres refuses root, so that root lends it another account. */
export async function startPostgres(binaries: string): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "pg-"));
  const account = accountForPostgres();
  if (account) chownSync(folder, account.uid, account.gid);
  const run = { ...account, cwd: "/", env: { ...process.env, LC_ALL: "C", HOME: folder } };
  const data = join(folder, "data");
  execFileSync(
    join(binaries, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
    { ...run, stdio: "pipe" },
  );
  const settings = { listen_addresses: "", unix_socket_directories: folder, fsync: "off" };
  const server = spawn(
    join(binaries, "postgres"),
    ["-D", data, ...Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`])],
    { ...run, stdio: "ignore" },
  );
  const client = await connect({ host: folder, user: "postgres", database: "postgres" });
  return {
    connectionString: `postgres://postgres@/postgres?host=${encodeURIComponent(folder)}`,
    query: async (sql, params) => (await client.query(sql, params)).rows,
    // Several statements in one message are one transaction.
    script: async (sql) => void (await client.query(sql)),
    async stop() {
      await client.end();
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function accountForPostgres(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, name: string) =>
    Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout || Number.NaN);
  const name = ["postgres", "nobody"].find((user) => id("-u", user) > 0);
  if (!name) throw new Error("Postgres refuses to run as root and there is no account to lend it");
  return { uid: id("-u", name), gid: id("-g", name) };
}

async function connect(options: ClientConfig): Promise<Client> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const client = new Client(options);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
