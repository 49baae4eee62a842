import type { Db } from "@/lib/context";
import { createDemoHandler } from "@/lib/demo/demo-handler";
import type { Polymarket } from "@/lib/polymarket/client";
import type { BenchRow } from "./executor";
import { makePolymarket } from "../support/make-polymarket";
import { makeSync } from "../support/make-sync";
import { startStackProcess } from "./stack-process";

const MARKETS = 36_000;
/** The simulation lists a tenth more markets than it is made for: those that are over and not yet settled are open, too. */
const DEMO_MARKETS = 33_000;
const LATENCY_MS = 50;

const MAX_RUNS_TO_WHOLE = 10;

type Stack = Awaited<ReturnType<typeof startStackProcess>>;
type Run = ReturnType<typeof makeSync>["run"];

async function isWhole(db: Db): Promise<boolean> {
  const { data } = await db.from("sync_sources").select("markets_cursor").single();
  return data !== null && data.markets_cursor === null;
}

/** One sync: its time, and what the two processes computed for it, which other work on the machine changes less. */
async function measure(
  stack: Stack,
  run: Run,
  name: "first" | "following" | "unchanged",
  targetMs: number | null,
): Promise<BenchRow[]> {
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  const stackStartMs = stack.cpuMs();
  const { run: done } = await run();
  const ms = performance.now() - startMs;
  const { user, system } = process.cpuUsage(startCpu);
  const cpu = `${((user + system) / 1e6).toFixed(1)} s CPU of the app, ${((stack.cpuMs() - stackStartMs) / 1e3).toFixed(1)} s of the stack`;
  const written = done?.rowsWritten ?? -1;
  const isUnchanged = name === "unchanged";
  const fits = done?.status === "success" && done.marketsSeen >= MARKETS * 0.99;
  return [
    {
      figure: `${name} sync of ${done?.marketsSeen ?? 0} markets, ${LATENCY_MS} ms a page (${written} rows written; ${cpu})`,
      value: Math.round(ms),
      unit: "ms",
      target:
        targetMs === null ? "stated" : `≤ ${targetMs}${isUnchanged ? ", 0 rows written" : ""}`,
      pass: targetMs === null ? null : fits && ms <= targetMs && (!isUnchanged || written === 0),
    },
  ];
}

/** The simulation writes its pages when they are first asked for; that is the upstream's work and not the sync's. */
async function warm(polymarket: Polymarket): Promise<void> {
  const { signal } = new AbortController();
  for (const list of [polymarket.listEventsPage, polymarket.listMarketsPage]) {
    let cursor: string | null = null;
    do {
      const page: { nextCursor: string | null } = await list({ ...(cursor && { cursor }), signal });
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
}

/**
 * First full sync and one with nothing changed, of the demo source at the size of the live one. Counted is all that the app does (fetch,
 * parse, hash, compare, send) and all that the stack does in a process of its own over a folder on disk; the upstream's
 * pages are written beforehand and cost 50 ms each.
 */
export async function benchSync(): Promise<BenchRow[]> {
  const stack = await startStackProcess();
  try {
    // The moment stands still, so that nothing changes between the two.
    const now = new Date();
    const handler = createDemoHandler({
      seed: 1,
      markets: DEMO_MARKETS,
      latencyMs: 0,
      now: () => now,
    });
    const answers = new Map<string, Uint8Array<ArrayBuffer>>();
    const fetch: typeof globalThis.fetch = async (input) => {
      const url = String(input);
      const [bytes] = await Promise.all([
        answers.get(url) ??
          handler(new Request(url)).then(
            async (response) => new Uint8Array(await response.arrayBuffer()),
          ),
        new Promise((resolve) => setTimeout(resolve, LATENCY_MS)),
      ]);
      answers.set(url, bytes);
      return new Response(bytes, { headers: { "content-type": "application/json" } });
    };
    const urls = { gamma: "http://demo/gamma", clob: "http://demo/clob", data: "http://demo/data" };
    const limits = { tryTimeoutMs: 60_000, totalTimeoutMs: 120_000 };
    await warm(makePolymarket({ urls, fetch, limits }));
    const { run } = makeSync(stack, { polymarket: makePolymarket({ urls, fetch, limits }) });
    const first = await measure(stack, run, "first", 20_000);
    // A run leaves the rest of the walk over single markets to the next ones: unchanged is the source once it is whole.
    const rest: BenchRow[] = [];
    while (rest.length < MAX_RUNS_TO_WHOLE && !(await isWhole(stack.service())))
      rest.push(...(await measure(stack, run, "following", null)));
    const rows = [...first, ...rest, ...(await measure(stack, run, "unchanged", 5000))];
    return rows;
  } finally {
    await stack.stop();
  }
}
