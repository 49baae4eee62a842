import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { startHangingLlm } from "../support/hanging-llm.ts";
import { startLlmServer } from "../support/llm-server.ts";
import { createHttpClient, readFrames } from "../support/http-client.ts";
import { childrenOf, isAlive } from "../support/process-tree.ts";
import { prepareFolder } from "../support/prepared-folder.ts";
import { type Product, startProduct } from "../support/product.ts";

const TWO_LEASES_MS = 30_000;
const account = { email: "owner@example.com", password: "correct horse battery" };
const graph = {
  nodes: [
    { id: "markets", type: "polymarket-stream", config: { limit: 3 } },
    { id: "read", type: "llm-analysis", config: { prompt: "Anything odd?" } },
    { id: "result", type: "end", config: {} },
  ],
  edges: [
    { id: "e1", source: "markets", target: "read" },
    { id: "e2", source: "read", target: "result" },
  ],
};

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

let lastStart: Promise<unknown> = Promise.resolve();

/** One after the other: three starts at once would take each other's time. */
function start(dataDir: string, modelUrl: string): Promise<Product> {
  const started = lastStart.then(() => startNow(dataDir, modelUrl));
  lastStart = started.catch(() => {});
  return started;
}

const startNow = (dataDir: string, modelUrl: string) =>
  startProduct({
    dataDir,
    timeoutMs: 230_000,
    env: {
      OPENAI_API_KEY: "test-key",
      OPENAI_BASE_URL: modelUrl,
      // Few, and slowly: still under way when the kill comes, and soon done again.
      DEMO_MARKETS: "800",
      DEMO_LATENCY_MS: "600",
      SCHEDULER_JOBS: "sync,drain",
    },
  });

async function signIn(product: Product, act: "sign-up" | "sign-in") {
  const client = createHttpClient(product.url);
  const { body } = await client.send("POST", `/api/auth/${act}`, account);
  const { accessToken } = body.data as { accessToken: string };
  return client.with({ authorization: `Bearer ${accessToken}` });
}

async function until<T>(
  ask: () => Promise<T | undefined>,
  timeoutMs: number,
  what: string,
): Promise<T> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${what}: not within ${timeoutMs} ms`);
}

const victims = {
  app: (product: Product) => findChild(product, /app/),
  stack: (product: Product) => findChild(product, /stack/),
  starter: (product: Product) => product.starter.pid ?? 0,
};

function findChild(product: Product, name: RegExp): number {
  const children = childrenOf(product.starter.pid ?? 0);
  const child = children.find(({ command }) => name.test(command.split("/").at(-1) ?? ""));
  if (!child) throw new Error(`No such child among ${JSON.stringify(children)}`);
  return child.pid;
}

type SyncStatus = { lastSuccessAt: string | null; running: { id: string } | null; markets: number };

// Each has a product of its own and mostly waits for leases to run out.
describe.concurrent("kill -9 during a sync and a run", () => {
  it.each(Object.entries(victims))(
    "of the %s loses nothing: the run goes on where it stopped, and pays for nothing twice",
    async (name, find) => {
      const dataDir = await prepareFolder(`kill-${name}`);
      folders.push(dataDir);
      const llm = await startHangingLlm();
      const answering = await startLlmServer();
      const first = await start(dataDir, llm.url);
      const owner = await signIn(first, "sign-up");
      const syncing = await until(
        async () => {
          const { body } = await owner.json("/api/polymarket/sync");
          const status = body.data as SyncStatus;
          return status.markets > 0 ? status : undefined;
        },
        60_000,
        "the sync's first batch",
      );
      const response = await owner.request("/api/execute-workflow", {
        method: "POST",
        body: JSON.stringify(graph),
        headers: { "content-type": "application/json" },
      });
      const callsBefore = llm.calls();
      const [started] = await readFrames(response, ({ data }) => data["nodeId"] === "read");
      const runId = String(started?.data["runId"]);
      await until(
        async () => (llm.calls() > callsBefore ? true : undefined),
        15_000,
        "the model call",
      );

      const family = [
        first.starter.pid ?? 0,
        ...childrenOf(first.starter.pid ?? 0).map(({ pid }) => pid),
      ];
      process.kill(find(first), "SIGKILL");
      await until(
        async () => (family.some(isAlive) ? undefined : true),
        12_000,
        `the end of every process after kill -9 of the ${name}`,
      );

      const second = await start(dataDir, `${answering.url}/v1`);
      const again = await signIn(second, "sign-in");
      const run = await until(
        async () => {
          const { body } = await again.json(`/api/runs/${runId}`);
          const { status } = body.data as { status: string };
          return status === "running" || status === "queued" ? undefined : { status };
        },
        TWO_LEASES_MS + 5_000,
        "the end of the killed run",
      );
      expect(run).toMatchObject({ status: "success" });
      expect(answering.calls).toHaveLength(1);
      const events = await readFrames(await again.request(`/api/runs/${runId}/events`));
      expect(events.filter(({ event }) => event === "run_finished")).toHaveLength(1);
      expect(events.map(({ id }) => Number(id))).toEqual(
        events.map((_, index) => index + Number(events[0]?.id)),
      );
      const outputsOfMarkets = events.filter(
        ({ data }) => data["nodeId"] === "markets" && data["type"] === "node_output",
      );
      expect(outputsOfMarkets).toHaveLength(1);

      const synced = await until(
        async () => {
          const status = (await again.json("/api/polymarket/sync")).body.data as SyncStatus;
          return status.lastSuccessAt && !status.running ? status : undefined;
        },
        90_000,
        "a whole sync after the restart",
      );
      expect(synced.markets).toBeGreaterThanOrEqual(syncing.markets);
      await second.stop();
      llm.stop();
      await answering.stop();
    },
    480_000,
  );
});
