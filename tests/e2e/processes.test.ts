import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adminPassword, startProduct, type Product } from "../support/product.ts";

const folders: string[] = [];
const products: Product[] = [];

const makeFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "cascadian-processes-"));
  folders.push(folder);
  return folder;
};
const start = async (dataDir: string) => {
  const product = await startProduct({
    dataDir,
    env: { DEMO_MARKETS: "200", SCHEDULER_JOBS: "sync" },
  });
  products.push(product);
  return product;
};

afterAll(async () => {
  for (const product of products) await product.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The processes that a starter has under it, by the name of their bundle. */
function childrenOf(product: Product): Map<string, number> {
  const pid = product.starter.pid ?? 0;
  const ids = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  return new Map(
    ids.map((id) => {
      const command = readFileSync(`/proc/${id}/cmdline`, "utf8");
      return [/dist\/(\S+?)\.mjs/.exec(command)?.[1] ?? command, Number(id)];
    }),
  );
}

const isAlive = (pid: number) =>
  existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));

async function until(what: string, isSo: () => boolean, timeoutMs: number): Promise<number> {
  const started = Date.now();
  while (!isSo()) {
    if (Date.now() - started > timeoutMs) throw new Error(`${what}: not within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return Date.now() - started;
}

const exitOf = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null
    ? new Promise<number | null>((resolve) => child.once("exit", resolve))
    : Promise.resolve(child.exitCode);

const signIn = (product: Product, email: string, password: string) =>
  fetch(`${product.url}/api/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: product.url },
    body: JSON.stringify({ email, password }),
  });

const signUp = (product: Product, email: string, password: string) =>
  fetch(`${product.url}/api/auth/sign-up`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: product.url },
    body: JSON.stringify({ email, password }),
  });

/** In this order: each goes on with the product that the one before left, as starting costs more than what is asked. */
describe.skipIf(process.platform !== "linux")("processes (skipped where there is no /proc)", () => {
  let folder: string;
  let product: Product;
  beforeAll(() => {
    folder = makeFolder();
  });

  it("start, keep their secrets to the owner and let the administrator in", async () => {
    product = await start(folder);
    expect(statSync(folder).mode & 0o077).toBe(0);
    for (const name of ["keys.json", "admin-password"])
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    const printed = adminPassword(product);
    expect(product.output()).toContain(`administrator: admin@localhost / ${printed}`);
    const response = await signIn(product, "admin@localhost", printed);
    expect(response.status).toBe(200);
  });

  it("refuse a second start on the same folder and name the process that has it", async () => {
    const stack = childrenOf(product).get("stack") ?? 0;
    await expect(start(folder)).rejects.toThrow(`Process ${stack} already uses this data folder`);
    expect((await fetch(product.url)).status).toBe(200);
  });

  it("name the variable of a port that is in use", async () => {
    const { port } = new URL(product.url);
    const second = startProduct({ dataDir: makeFolder(), env: { PORT: port } });
    await expect(second).rejects.toThrow(`Port ${port} is in use; set PORT`);
  });

  it("all end when the stack is killed; a start right after breaks its lock, has every account and prints no password again", async () => {
    for (let index = 0; index < 5; index += 1)
      expect((await signUp(product, `user${index}@example.com`, "correct horse 9")).ok).toBe(true);
    const stack = childrenOf(product).get("stack") ?? 0;
    process.kill(stack, "SIGKILL");
    expect(await exitOf(product.starter)).toBe(1);
    expect(product.output()).toContain("stack ended: SIGKILL");
    expect(existsSync(join(folder, "lock"))).toBe(true);

    product = await start(folder);
    expect(product.output()).not.toContain("administrator:");
    for (let index = 0; index < 5; index += 1)
      expect((await signIn(product, `user${index}@example.com`, "correct horse 9")).status).toBe(
        200,
      );
  });

  it("leave no orphan when the starter is killed, and a start within five seconds works", async () => {
    const ids = [...childrenOf(product).values()];
    expect(ids.length).toBeGreaterThanOrEqual(3);
    expect((await signUp(product, "late@example.com", "correct horse 9")).ok).toBe(true);
    product.starter.kill("SIGKILL");
    const tookMs = await until("children end", () => !ids.some(isAlive), 10_000);
    expect(tookMs).toBeLessThan(5000);

    product = await start(folder);
    expect((await signIn(product, "late@example.com", "correct horse 9")).status).toBe(200);
  });

  it("end within ten seconds of SIGTERM with nothing left behind", async () => {
    const ids = [...childrenOf(product).values()];
    const started = Date.now();
    product.starter.kill("SIGTERM");
    expect(await exitOf(product.starter)).toBe(0);
    expect(Date.now() - started).toBeLessThan(10_000);
    expect(ids.some(isAlive)).toBe(false);
    expect(existsSync(join(folder, "lock"))).toBe(false);
  });

  it("say which variable of a half-named hosted Supabase is missing", async () => {
    const half = startProduct({
      dataDir: makeFolder(),
      env: { NEXT_PUBLIC_SUPABASE_URL: "https://example.supabase.co" },
    });
    await expect(half).rejects.toThrow("SUPABASE_SECRET_KEY");
  });
});

/** A lock names a process and when that process started, so that a new one with an old number is no holder. */
describe("a lock of a process number that now belongs to another", () => {
  it("is broken", async () => {
    const { lockFolder } = await import("@/supabase/local/lock-folder.ts");
    const folder = makeFolder();
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
    const { writeFileSync } = await import("node:fs");
    writeFileSync(
      join(folder, "lock"),
      JSON.stringify({ pid: other.pid, identity: `${other.pid}@another-boot:1` }),
    );
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`Process ${process.pid} already uses`);
    await lock.release();
    expect(existsSync(join(folder, "lock"))).toBe(false);
    other.kill();
  });
});
