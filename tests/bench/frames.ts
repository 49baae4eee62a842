import type { Browser, Page } from "playwright-core";
import type { Graph } from "@/lib/workflows/graph";
import { openBrowser } from "../support/browser";
import { createHttpClient } from "../support/http-client";
import { type Product, startProduct } from "../support/product";
import { traceFrames } from "../support/trace-frames";
import type { BenchRow } from "./executor";

const NODES = 300;
const COLUMNS = 20;
const MARKETS = 50_000;
const STEPS = 120;
const LIMIT_MS = 12;
const MAX_ROWS = 200;

/** What the browser's main thread does for each frame while a person drags, pans and scrolls. */
export async function benchFrames(): Promise<BenchRow[]> {
  const product = await startProduct({
    timeoutMs: 600_000,
    env: { DEMO_MARKETS: String(MARKETS), SCHEDULER_JOBS: "sync" },
  });
  const browser = await openBrowser();
  try {
    return [...(await benchCanvas(product, browser)), ...(await benchTable(product, browser))];
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function benchCanvas(product: Product, browser: Browser): Promise<BenchRow[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const headers = { origin: product.url };
  await page.request.post(`${product.url}/api/auth/sign-up`, {
    data: { email: "frames@example.com", password: "correct horse battery" },
    headers,
  });
  const answer = await page.request.post(`${product.url}/api/workflows`, {
    data: { name: "Three hundred", graph: makeGraph() },
    headers,
  });
  const { data } = (await answer.json()) as { data: { id: string } };
  await page.goto(`${product.url}/strategy-builder/${data.id}`, { waitUntil: "networkidle" });
  await page.keyboard.press("Shift+1");
  await page.waitForTimeout(1000);
  // All of them in the page at once, as in a view of the whole.
  for (let step = 0; step < 12; step += 1) {
    if ((await page.locator(".react-flow__node").count()) >= NODES) break;
    await page.getByRole("button", { name: "Zoom out" }).click();
    await page.waitForTimeout(250);
  }
  const shown = await page.locator(".react-flow__node").count();
  const node = await boxOf(page, ".react-flow__node >> nth=150");
  const drag = await traceFrames(page, () => strokeFrom(page, node.x + node.width / 2, node.y + 4));
  await page.keyboard.press("Escape");
  const pane = await boxOf(page, ".react-flow__pane");
  const pan = await traceFrames(page, () => strokeFrom(page, pane.x + 12, pane.y + 160));
  await page.close();
  return [
    toRow(`${NODES} nodes on the canvas (${shown} in view), dragging one`, drag),
    toRow(`${NODES} nodes on the canvas (${shown} in view), panning`, pan),
  ];
}

async function benchTable(product: Product, browser: Browser): Promise<BenchRow[]> {
  const total = await waitForTotal(product);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${product.url}/discovery`, { waitUntil: "networkidle" });
  await page.getByRole("region", { name: "Markets" }).hover();
  let mostRows = 0;
  const scroll = await traceFrames(page, async () => {
    for (let step = 0; step < STEPS; step += 1) {
      await page.mouse.wheel(0, step < STEPS / 2 ? 400 : 6000);
      if (step % 10 === 0) mostRows = Math.max(mostRows, await page.locator("tr").count());
    }
  });
  await page.close();
  return [
    toRow(`${total} rows in the table, scrolling`, scroll),
    {
      figure: `row elements of ${total} while scrolling`,
      value: mostRows,
      unit: "",
      target: `≤ ${MAX_ROWS}`,
      pass: mostRows > 0 && mostRows <= MAX_ROWS,
    },
  ];
}

type Frames = Awaited<ReturnType<typeof traceFrames>>;

const toRow = (what: string, { p95, frames }: Frames): BenchRow => ({
  figure: `${what}: main-thread work a frame, p95 of ${frames}`,
  value: Number(p95.toFixed(1)),
  unit: "ms",
  target: `≤ ${LIMIT_MS}`,
  pass: frames > 10 && p95 <= LIMIT_MS,
});

async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`Nothing is at ${selector}`);
  return box;
}

/** Presses, goes in a curve and lets go. */
async function strokeFrom(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step += 1)
    await page.mouse.move(x + step * 2, y + 60 * Math.sin(step / 12));
  await page.mouse.up();
}

function makeGraph(): Graph {
  const kinds = [
    { type: "filter", config: { conditions: [{ field: "volume24h", operator: "gt", value: 9 }] } },
    { type: "sort", config: { field: "volume24h" } },
    { type: "limit", config: { count: 10 } },
  ];
  const nodes = Array.from({ length: NODES }, (_, index) => {
    const column = index % COLUMNS;
    const kind = kinds[index % kinds.length] ?? { type: "limit", config: {} };
    return {
      id: `n${index}`,
      ...(column === 0 ? { type: "polymarket-stream", config: { limit: 10 } } : kind),
      position: { x: column * 304, y: Math.floor(index / COLUMNS) * 128 },
    };
  });
  const edges = nodes.flatMap(({ id }, index) =>
    index % COLUMNS === 0 ? [] : [{ id: `e${index}`, source: `n${index - 1}`, target: id }],
  );
  return { nodes, edges };
}

async function waitForTotal(product: Product): Promise<number> {
  const client = createHttpClient(product.url);
  for (let left = 300, before = -1; left > 0; left -= 1) {
    const { body } = await client.json("/api/polymarket/markets?limit=1");
    const { total } = body.metadata as { total: number };
    if (total >= MARKETS || (total > 0 && total === before && left < 200)) return total;
    before = total;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error("The markets did not come");
}
