import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage } from "../support/browser.ts";
import { readLayoutShift } from "../support/read-layout-shift.ts";
import { findViolations } from "../support/find-violations.ts";
import { runningProduct } from "../support/running-product.ts";

const product = runningProduct();
let browser: Browser;
let market: { id: string; title: string; eventSlug: string };

beforeAll(async () => {
  browser = await openBrowser();
  const answer = await fetch(`${product.url}/api/polymarket/markets?limit=1&closed=false`);
  const body = (await answer.json()) as { data: (typeof market)[] };
  const first = body.data[0];
  if (!first) throw new Error("The demo has no open market");
  market = first;
});
afterAll(async () => {
  await browser?.close();
});

const path = () => `${product.url}/markets/${encodeURIComponent(market.id)}`;

describe("a market's page", () => {
  it("shows figures, chart, book, outcomes and rules, and breaks no policy", async () => {
    const { page, context, problems } = await openPage(browser);
    await page.goto(path());
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(market.title);
    await page.locator("section[aria-label='Price'] canvas").waitFor();
    const book = page.getByRole("region", { name: "Order book" });
    await book.getByText("spread").waitFor();
    for (const name of ["Outcomes", "Rules and resolution"])
      expect(await page.getByRole("region", { name }).count()).toBe(1);
    await book.getByLabel("My size, $").fill("250");
    const asked = page.waitForRequest(/order-book.*size=250/);
    await page.keyboard.press("Enter");
    await asked;
    expect(problems).toEqual([]);
    await context.close();
  });

  it("shows the chart as a table, and keeps span and table in the URL", async () => {
    const { page, context } = await openPage(browser);
    await page.goto(path());
    await page.getByRole("button", { name: "1D" }).click();
    await page.getByRole("button", { name: "Show as a table" }).click();
    await page.getByRole("columnheader", { name: "Close" }).waitFor();
    expect(page.url()).toContain("span=1d");
    expect(page.url()).toContain("table=true");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as CSV" }).click();
    expect((await download).suggestedFilename()).toMatch(/-1d\.csv$/);
    await context.close();
  });

  it("opens its parts by tabs that stand in the URL, and moves nothing while it loads", async () => {
    const { page, context, problems } = await openPage(browser);
    await page.goto(path());
    await page.locator("section[aria-label='Price'] canvas").waitFor();
    await page.getByRole("region", { name: "Order book" }).getByText("fee").first().waitFor();
    expect(await readLayoutShift(page)).toBeLessThanOrEqual(0.02);
    const parts = [
      { tab: "Holders", shows: page.getByText("Top 10 hold").first() },
      { tab: "Whale trades", shows: page.getByLabel("Least size") },
      { tab: "Flows", shows: page.getByRole("region", { name: "Sums of the window" }) },
      { tab: "Related", shows: page.getByRole("region", { name: "Same event" }) },
      { tab: "My alerts & notes", shows: page.getByText("Sign in for alerts and notes") },
      { tab: "Rules & resolution", shows: page.getByRole("region", { name: "Resolution risk" }) },
    ];
    for (const { tab, shows } of parts) {
      await page.getByRole("tab", { name: tab }).click();
      await shows.waitFor();
    }
    await page.getByRole("tab", { name: "Holders" }).click();
    await page.waitForURL(/tab=holders/);
    await page.reload();
    await page.getByText("Top 10 hold").first().waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it("keeps the other panels when one fails, and tries again", async () => {
    const { page, context } = await openPage(browser);
    const failure = {
      success: false,
      error: { code: "UPSTREAM_FAILED", message: "The order book answered 502", traceId: "t-9" },
    };
    await page.route(/order-book/, (route) => route.fulfill({ status: 502, json: failure }));
    await page.goto(path());
    const alert = page.getByRole("region", { name: "Order book" }).getByRole("alert");
    await alert.getByText("The order book answered 502").waitFor();
    expect(await alert.textContent()).toContain("t-9");
    await page.locator("section[aria-label='Price'] canvas").waitFor();
    await page.unroute(/order-book/);
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("region", { name: "Order book" }).getByText("spread").waitFor();
    await context.close();
  });

  it("reads without JavaScript: figures, outcomes and rules", async () => {
    const { page, context } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(path());
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(market.title);
    expect(await page.getByText("Volume 24h").count()).toBe(1);
    expect(await page.locator("section[aria-label='Outcomes'] tbody tr").count()).toBeGreaterThan(
      1,
    );
    await context.close();
  });

  it("is a 404 with a way on for an id that no one knows", async () => {
    const { page, context } = await openPage(browser);
    const answer = await page.goto(`${product.url}/markets/no-such-market`);
    expect(answer?.status()).toBe(404);
    await page.getByText("Nothing here under this address").waitFor();
    await context.close();
  });

  it.each([
    { name: "dark, wide", width: 1440, theme: "dark" },
    { name: "light, a phone", width: 360, theme: "light" },
  ])("overflows nowhere and satisfies axe: $name", async ({ width, theme }) => {
    const { page, context } = await openPage(browser, {
      viewport: { width, height: 800 },
      bypassCSP: true,
    });
    await page.addInitScript(`localStorage.setItem("theme", "${theme}")`);
    for (const url of [path(), `${product.url}/events/${market.eventSlug}`]) {
      await page.goto(url, { waitUntil: "networkidle" });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      expect(await findViolations(page)).toEqual([]);
    }
    await context.close();
  });

  it("asks for at most 230 kB of script before the chart", async () => {
    const { page, context } = await openPage(browser);
    const sizes: Promise<number>[] = [];
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "script")
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    // Without candles the panel has nothing to draw, so the chart's code is not asked for.
    await page.route(/\/ohlc\//, (route) => route.abort());
    await page.goto(path(), { waitUntil: "load" });
    await page.getByRole("region", { name: "Order book" }).getByText("spread").waitFor();
    const sum = (await Promise.all(sizes)).reduce((bytes, size) => bytes + size, 0);
    expect(sum).toBeGreaterThan(50_000);
    expect(sum).toBeLessThanOrEqual(230_000);
    await context.close();
  });
});
