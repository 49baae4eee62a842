import { rmSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage } from "../support/browser.ts";
import { findViolations } from "../support/find-violations.ts";
import { prepareFolder } from "../support/prepared-folder.ts";
import { type Product, startProduct } from "../support/product.ts";
import { waitForMarkets } from "../support/wait-for-markets.ts";
import { hasRecorded, readRecordedLines, recordedDir } from "../support/recorded.ts";

const WAIT = { timeout: 20_000 };
const OPEN_MARKETS = 5046;
const grouped = new Intl.NumberFormat("en-US");

type Listed = { id: string; title: string; eventSlug: string; volume24h: number };

describe.skipIf(!hasRecorded)("pages over the recorded answers", () => {
  let folder: string;
  let product: Product;
  let browser: Browser;

  const list = async (query: string): Promise<Listed[]> => {
    const answer = await fetch(`${product.url}/api/polymarket/markets?${query}`);
    return ((await answer.json()) as { data: Listed[] }).data;
  };

  beforeAll(async () => {
    folder = await prepareFolder("recorded");
    [product, browser] = await Promise.all([
      startProduct({
        dataDir: folder,
        timeoutMs: 230_000,
        env: {
          POLYMARKET_SOURCE: "recorded",
          POLYMARKET_RECORDED_DIR: recordedDir,
          SCHEDULER_JOBS: "sync",
        },
      }),
      openBrowser(),
    ]);
    await waitForMarkets(product.url);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("screen what the files hold, say where it comes from, and say why nothing is found", async () => {
    const { page, context, problems } = await openPage(browser, { bypassCSP: true });
    await page.goto(`${product.url}/discovery`);
    const found = page.locator("p[aria-live] strong");
    expect(await found.textContent()).toBe(grouped.format(OPEN_MARKETS));
    const large = readRecordedLines("gamma_markets_active.jsonl.gz").filter(
      (row) => Number(row["volume24hr"] ?? 0) >= 10_000,
    );
    await page.goto(`${product.url}/discovery?volume_min=10000`);
    expect(await page.getByTestId("source-chip").textContent()).toContain("Recorded");
    expect(await found.textContent()).toBe(grouped.format(large.length));
    expect(await findViolations(page)).toEqual([]);
    await page.locator("input[name=q]").fill("zqxjvk");
    await page.getByText("No market matches this filter").first().waitFor(WAIT);
    expect(problems).toEqual([]);
    await context.close();
  });

  it("open an event with all its markets, and a market with its book, both labelled", async () => {
    const { page, context, problems } = await openPage(browser, { bypassCSP: true });
    const [first] = await list("limit=1&closed=false");
    if (!first) throw new Error("No open market");
    await page.goto(`${product.url}/events/${first.eventSlug}`);
    await page.getByRole("heading", { level: 1 }).waitFor(WAIT);
    await page.getByText("Recorded", { exact: true }).first().waitFor(WAIT);
    await page.getByRole("table").first().waitFor(WAIT);
    expect(await findViolations(page)).toEqual([]);

    await page.goto(`${product.url}/markets/${first.id}`);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(first.title);
    await page.getByText("Recorded", { exact: true }).first().waitFor(WAIT);
    await page
      .locator("section[aria-label='Price'] canvas")
      .or(page.getByText("No price in this span"))
      .first()
      .waitFor(WAIT);
    await page.getByRole("region", { name: "Order book" }).waitFor(WAIT);
    expect(await findViolations(page)).toEqual([]);
    // A book that was not recorded is a 404 of the source.
    expect(problems.filter((problem) => !problem.includes("404"))).toEqual([]);
    await context.close();
  });

  it.each(["/markets/no-such-market", "/events/no-such-event"])(
    "%s says that there is none",
    async (path) => {
      const { page, context } = await openPage(browser);
      const answer = await page.goto(`${product.url}${path}`);
      expect(answer?.status()).toBe(404);
      await page.getByRole("heading", { level: 1 }).waitFor(WAIT);
      await context.close();
    },
  );
});
