import { createDemoHandler } from "@/lib/demo/demo-handler";
import type { Polymarket } from "@/lib/polymarket/client";
import type { BenchRow } from "./executor";
import { makePolymarket } from "../support/make-polymarket";
import { makeSync } from "../support/make-sync";
import { startStackProcess } from "./stack-process";

const MARKETS = 36_000;
const LATENCY_MS = 50;

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
 * First and second full sync of the demo source at the size of the live one. Counted is all that the app does (fetch,
 * parse, hash, compare, send) and all that the stack does in a process of its own over a folder on disk; the upstream's
 * pages are written beforehand and cost 50 ms each.
 */
export async function benchSync(): Promise<BenchRow[]> {
  const stack = await startStackProcess();
  try {
    // The moment stands still, so that nothing changes between the two.
    const now = new Date();
    const handler = createDemoHandler({ seed: 1, markets: MARKETS, latencyMs: 0, now: () => now });
    const answers = new Map<string, string>();
    const fetch: typeof globalThis.fetch = async (input) => {
      const url = String(input);
      const [text] = await Promise.all([
        answers.get(url) ?? handler(new Request(url)).then((response) => response.text()),
        new Promise((resolve) => setTimeout(resolve, LATENCY_MS)),
      ]);
      answers.set(url, text);
      return new Response(text, { headers: { "content-type": "application/json" } });
    };
    const urls = { gamma: "http://demo/gamma", clob: "http://demo/clob", data: "http://demo/data" };
    const limits = { tryTimeoutMs: 60_000, totalTimeoutMs: 120_000 };
    await warm(makePolymarket({ urls, fetch, limits }));
    const { run } = makeSync(stack, { polymarket: makePolymarket({ urls, fetch, limits }) });
    const rows: BenchRow[] = [];
    for (const [name, targetMs] of [
      ["first", 20_000],
      ["second", 5000],
    ] as const) {
      const startMs = performance.now();
      const { run: done } = await run();
      const ms = performance.now() - startMs;
      const isWhole = done?.status === "success" && done.marketsSeen >= MARKETS * 0.9;
      const written = done?.rowsWritten ?? -1;
      rows.push({
        figure: `${name} sync of ${done?.marketsSeen ?? 0} markets, ${LATENCY_MS} ms a page (${written} rows written)`,
        value: Math.round(ms),
        unit: "ms",
        target: `≤ ${targetMs}${name === "second" ? ", 0 rows written" : ""}`,
        pass: isWhole && ms <= targetMs && (name === "first" || written === 0),
      });
    }
    return rows;
  } finally {
    await stack.stop();
  }
}
