import { openBrowser } from "../support/browser";
import { createHttpClient, readFrames } from "../support/http-client";
import { type Product, startProduct } from "../support/product";
import type { BenchRow } from "./executor";

const RUNS = 30;
const seed = {
  nodes: [
    { id: "markets", type: "polymarket-stream", config: { limit: 10 } },
    { id: "result", type: "end", config: {} },
  ],
  edges: [{ id: "e1", source: "markets", target: "result" }],
};

/** What a user of the running product waits for: the first event of a run, and the JavaScript of each page. */
export async function benchProduct(): Promise<BenchRow[]> {
  const product = await startProduct({ timeoutMs: 300_000 });
  try {
    return [await benchFirstEvent(product), ...(await benchScripts(product))];
  } finally {
    await product.stop();
  }
}

async function benchFirstEvent(product: Product): Promise<BenchRow> {
  const anonymous = createHttpClient(product.url);
  const { body } = await anonymous.send("POST", "/api/auth/sign-up", {
    email: "bench@example.com",
    password: "correct horse battery",
  });
  const { accessToken } = body.data as { accessToken: string };
  const user = anonymous.with({ authorization: `Bearer ${accessToken}` });
  const waits: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    const response = await user.request("/api/execute-workflow", {
      method: "POST",
      body: JSON.stringify(seed),
      headers: { "content-type": "application/json" },
    });
    let first = 0;
    await readFrames(response, () => {
      first ||= performance.now() - start;
      return false;
    });
    waits.push(first);
  }
  const median = waits.toSorted((left, right) => left - right)[Math.floor(RUNS / 2)] ?? Infinity;
  return {
    figure: "first event after POST /api/execute-workflow, p50",
    value: Number(median.toFixed(1)),
    unit: "ms",
    target: "≤ 50",
    pass: median <= 50,
  };
}

/** Bytes of script on the wire until the page is idle, as the browser counts them. */
async function benchScripts(product: Product): Promise<BenchRow[]> {
  const market = await firstMarket(product);
  const pages = [
    { name: "screener", path: "/discovery", limit: 200 },
    { name: "market page", path: `/markets/${market}`, limit: 230, isBeforeChart: true },
    { name: "builder", path: "/strategy-builder", limit: 330 },
  ];
  const browser = await openBrowser();
  try {
    const rows: BenchRow[] = [];
    for (const { name, path, limit, isBeforeChart } of pages) {
      const page = await browser.newPage();
      const scripts = new Map<string, number>();
      page.on("response", async (response) => {
        if (response.request().resourceType() !== "script") return;
        const { responseBodySize } = await response.request().sizes();
        scripts.set(response.url(), responseBodySize);
      });
      // Without candles there is nothing to draw, so neither the chart nor what marks it is asked for.
      if (isBeforeChart) await page.route(/\/ohlc\//, (route) => route.abort());
      await page.goto(product.url + path, { waitUntil: isBeforeChart ? "load" : "networkidle" });
      if (isBeforeChart)
        await page.getByRole("region", { name: "Order book" }).getByText("spread").waitFor();
      else await page.waitForTimeout(500);
      const kilobytes = [...scripts.values()].reduce((sum, size) => sum + size, 0) / 1000;
      rows.push({
        figure: `JavaScript of the ${name}, compressed${isBeforeChart ? ", before the chart" : ""}`,
        value: Number(kilobytes.toFixed(1)),
        unit: "kB",
        target: `≤ ${limit}`,
        pass: scripts.size > 0 && kilobytes <= limit,
      });
      await page.close();
    }
    return rows;
  } finally {
    await browser.close();
  }
}

async function firstMarket(product: Product): Promise<string> {
  const client = createHttpClient(product.url);
  for (let left = 120; left > 0; left--) {
    const { body } = await client.json("/api/polymarket/markets?limit=1");
    const [market] = (body.data ?? []) as { id: string }[];
    if (market) return market.id;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("The product shows no market");
}
