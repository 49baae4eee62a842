import { log } from "../../lib/server/log.ts";
import { createPgRpc } from "../../lib/server/pg-rpc.ts";
import { makeRunWorker } from "../../lib/server/run-worker.ts";
import { createSqlRunQueue } from "../../lib/workflows/sql-run-queue.ts";
import { unwrap } from "../../lib/supabase/to-db-error.ts";
import { runChild } from "./child-process.ts";

const LOOK_EVERY_MS = 1000;
const REAP_EVERY_MS = 10_000;
/** What runs when the process is to end gets so long; what is left is handed on. */
const GRACE_MS = 6000;

/** A worker process beside a hosted Supabase: takes runs from the queue over Postgres, as many processes as are wanted. */
await runChild(async () => {
  const address = process.env["DATABASE_URL"];
  if (!address) throw new Error("DATABASE_URL is not set");
  const db = createPgRpc(address);
  const worker = makeRunWorker(createSqlRunQueue(db));
  let isFailing = false;
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      isFailing = false;
    } catch (error) {
      if (!isFailing) log("warn", "the queue could not be worked", { error });
      isFailing = true;
    }
  };
  const look = () => void attempt(() => worker.drain());
  const reap = () => void attempt(async () => unwrap(await db.rpc("reap_dead_runs", {})));
  const timers = [setInterval(look, LOOK_EVERY_MS), setInterval(reap, REAP_EVERY_MS)];
  look();
  log("info", "worker ready");
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await worker.release(GRACE_MS);
    await db.close();
  };
});
