import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPgRpc } from "@/lib/server/pg-rpc.ts";
import { createSqlRunQueue } from "@/lib/workflows/sql-run-queue.ts";
import { bundleOptions } from "@/scripts/load-typescript.mjs";
import { prepareDatabase } from "@/supabase/local/prepare-database.ts";
import { fillQueue, findOddRuns, readQueue } from "../support/fill-queue.ts";
import { makeMortal, makeWorker } from "../support/make-runs.ts";
import { findPostgres, startPostgres, type TestPostgres } from "../support/postgres.ts";
import { startStack, type TestStack } from "../support/stack.ts";

const RUNS = 1000;
/** How long a worker has worked when it is killed, each in turn. */
const KILL_DELAYS_MS = process.env["KILL_DELAYS_MS"]?.split(",").map(Number) ?? [
  0, 60, 150, 400, 900,
];
const binaries = findPostgres();

async function until(isTrue: () => Promise<boolean>, timeoutMs: number): Promise<void> {
  for (const end = Date.now() + timeoutMs; !(await isTrue());) {
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe.runIf(binaries)("two worker processes on one Postgres, one killed again and again", () => {
  const bundle = join(process.cwd(), "node_modules/.cache/cascadian/tests/worker.mjs");
  const workers: ChildProcess[] = [];
  let postgres: TestPostgres;

  beforeAll(async () => {
    postgres = await startPostgres(binaries ?? "");
    await prepareDatabase(postgres, process.cwd());
    mkdirSync(join(bundle, ".."), { recursive: true });
    await build({
      ...bundleOptions,
      entryPoints: ["supabase/local/worker.ts"],
      outfile: bundle,
    });
  });
  afterAll(async () => {
    for (const worker of workers) worker.kill("SIGKILL");
    await postgres?.stop();
    rmSync(bundle, { force: true });
  });

  const startWorker = () => {
    const worker = spawn(process.execPath, [bundle], {
      env: {
        ...process.env,
        DATABASE_URL: postgres.connectionString,
        CASCADIAN_ORIGIN: "demo",
        // These runs reach nothing but the queue.
        NEXT_PUBLIC_SUPABASE_URL: "http://127.0.0.1:9",
        NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "none",
        SUPABASE_SECRET_KEY: "none",
      },
      stdio: "ignore",
    });
    workers.push(worker);
    return worker;
  };

  /** A process is named in its leases; the last to come finds nothing left. */
  const holdsRuns = async ({ pid = 0 }: ChildProcess) => {
    const [row] = await postgres.query<{ is_so: boolean }>(
      `select
         exists (select from public.workflow_executions where status = 'running' and lease_owner like $1)
         or not exists (select from public.workflow_executions where status = 'queued') as is_so`,
      [`${pid}-%`],
    );
    return row?.is_so ?? false;
  };

  it(`ends each of ${RUNS} runs exactly once`, { timeout: 120_000 }, async () => {
    await fillQueue(postgres, RUNS);
    const survivor = startWorker();
    for (const delayMs of KILL_DELAYS_MS) {
      const doomed = startWorker();
      await until(() => holdsRuns(doomed), 30_000);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      doomed.kill("SIGKILL");
    }
    await until(async () => (await readQueue(postgres)).ended === RUNS, 90_000);
    expect(await findOddRuns(postgres)).toEqual([]);
    expect((await readQueue(postgres)).taken_over).toBeGreaterThan(0);
    survivor.kill("SIGTERM");
    const code = await new Promise((resolve) => survivor.once("exit", resolve));
    expect(code).toBe(0);
  });

  it("speaks to the functions as the API does", async () => {
    const rpc = createPgRpc(postgres.connectionString);
    expect(await createSqlRunQueue(rpc).claim("nobody", 1)).toEqual([]);
    expect(await rpc.rpc("reap_dead_runs", {})).toMatchObject({ data: 0, error: null });
    const lost = await rpc.rpc("answer_approval", {
      p_run: crypto.randomUUID(),
      p_user: crypto.randomUUID(),
      p_node: "a",
      p_approved: true,
    });
    expect(lost.error).toMatchObject({ code: "PT404" });
    await rpc.close();
  });
});

describe.skipIf(binaries)(
  "two loops in one process (no Postgres here), one of them cut off",
  () => {
    let stack: TestStack;

    beforeAll(async () => {
      stack = await startStack();
    });
    afterAll(() => stack?.stop());

    it(`ends each of ${RUNS} runs exactly once`, { timeout: 240_000 }, async () => {
      await fillQueue(stack.database, RUNS);
      const mortal = makeMortal(stack.service());
      void makeWorker(mortal.db, "doomed").drain();
      const survivor = makeWorker(stack.service(), "survivor");
      const worked = survivor.drain();
      await until(async () => (await readQueue(stack.database)).ended >= RUNS / 10, 60_000);
      mortal.kill();
      await worked;
      // What it had asked for when it died may still be given to it.
      while ((await readQueue(stack.database)).ended < RUNS) {
        await stack.sql(
          "update public.workflow_executions set lease_expires_at = now() - interval '1 s' where lease_owner = 'doomed'",
        );
        await survivor.drain();
      }
      expect(await findOddRuns(stack.database)).toEqual([]);
      expect((await readQueue(stack.database)).taken_over).toBeGreaterThan(0);
    });
  },
);

it("a worker without its settings starts nothing and names every one of them", () => {
  const names = [
    "DATABASE_URL",
    "NEXT_PUBLIC_SUPABASE_URL",
    "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY",
    "SUPABASE_SECRET_KEY",
  ];
  // An empty value counts as unset, also over one in a .env file.
  const env = { ...process.env, ...Object.fromEntries(names.map((name) => [name, ""])) };
  const { status, stderr } = spawnSync(process.execPath, ["scripts/worker.mjs"], {
    env,
    encoding: "utf8",
  });
  expect(status).toBe(1);
  for (const name of names) expect(stderr).toContain(`${name} is not set`);
});
