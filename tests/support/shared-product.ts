import type { TestProject } from "vitest/node";
import { CRON_SECRET, startProduct } from "./product.ts";
import { waitForMarkets } from "./wait-for-markets.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the product answers that all files of the project share, and its folder; null where `CASCADIAN_E2E_URL` names one. */
    productUrl: string | null;
    productFolder: string | null;
  }
}

/** Enough rows for every list, and none of the loops that would work on beside the tests for a third of each minute. */
const CALM = { DEMO_MARKETS: "1000", SCHEDULER_JOBS: "sync,drain" };

/** Enough for every list of trades, wallets, holders and prices; all of it would take a minute of a core from the tests. */
const SLICES = 3;

/** One product for every file that only reads it: a boot and a first sync less for each of them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env["CASCADIAN_E2E_URL"]) {
    project.provide("productUrl", null);
    project.provide("productFolder", null);
    return async () => {};
  }
  const product = await startProduct({ timeoutMs: 230_000, env: CALM });
  await waitForMarkets(product.url);
  project.provide("productUrl", product.url);
  project.provide("productFolder", product.dataDir);
  const stopped = new AbortController();
  // Behind the first tests; those that read trades wait for them.
  void ingestOnce(product.url, stopped.signal).catch(() => {});
  return () => {
    stopped.abort();
    return product.stop();
  };
}

/** What the loops of trades, wallets and scores would have brought after a while. */
async function ingestOnce(url: string, signal: AbortSignal): Promise<void> {
  const call = async (job: string) => {
    const headers = { authorization: `Bearer ${CRON_SECRET}` };
    const answer = await fetch(`${url}/api/cron/${job}`, { headers, signal });
    return ((await answer.json()) as { data?: { status?: string } }).data?.status;
  };
  let left = SLICES;
  while (left-- > 0 && (await call("refresh-wallets")) === "running") continue;
  await call("score");
}
