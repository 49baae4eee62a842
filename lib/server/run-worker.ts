import { createNodeCache } from "../workflows/node-cache.ts";
import { createRunPorts, type RunContext } from "../workflows/run-ports.ts";
import type { RunQueue } from "../workflows/run-queue.ts";
import { createRunWorker, type RunWorker } from "../workflows/run-worker.ts";
import { createSqlRunQueue } from "../workflows/sql-run-queue.ts";
import { egress } from "./egress.ts";
import { serverEnv } from "./env.ts";
import { goOn } from "./go-on.ts";
import { log } from "./log.ts";
import { originOf } from "./origin.ts";
import { processId } from "./process-id.ts";
import { processWide } from "./process-wide.ts";
import { refreshWalletNow } from "./refresh-wallet.ts";
import { serviceDb } from "./service-db.ts";
import { strangerDb } from "./stranger-db.ts";
import { polymarket } from "./upstream.ts";

const now = () => new Date();

/** What runs reach: no request stands behind one that a worker takes. */
const runContext = (): RunContext => {
  const env = serverEnv();
  return {
    env,
    origin: originOf(env),
    get db() {
      return strangerDb();
    },
    get service() {
      return serviceDb();
    },
    get polymarket() {
      return polymarket();
    },
    get egress() {
      return egress();
    },
    inBackground: (what, work) => void goOn(what, work),
    refreshWallet: refreshWalletNow,
    now,
    log,
  };
};

export const runQueue = (): RunQueue =>
  processWide("run-queue", () => createSqlRunQueue(serviceDb()));

/** A worker over the ports of this process. */
export function makeRunWorker(queue: RunQueue): RunWorker {
  const cache = processWide("node-cache", () => createNodeCache({ now: Date.now }));
  const context = runContext();
  return createRunWorker({
    queue,
    owner: processId(),
    portsFor: (identity) => createRunPorts(context, identity),
    cacheFor: cache.forUser,
    now,
    log,
  });
}

/** The one of this process: the streams that begin here, and what it takes from the queue. */
export const runWorker = (): RunWorker =>
  processWide("run-worker", () => makeRunWorker(runQueue()));
