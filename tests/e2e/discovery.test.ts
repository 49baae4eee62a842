import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage } from "../support/browser.ts";
import { readLayoutShift } from "../support/read-layout-shift.ts";
import { findViolations } from "../support/find-violations.ts";
import { runningProduct } from "../support/running-product.ts";

const product = runningProduct();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const total = async (query = "") => {
  const answer = await fetch(`${product.url}/api/polymarket/markets?limit=1${query}`);
  return ((await answer.json()) as { metadata: { total: number } }).metadata.total;
};

describe("without JavaScript", () => {
  it("filters by a plain form, sorts by links and turns pages", async () => {
    const { page, context } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${product.url}/discovery`);
    expect(await page.locator("tbody tr").count()).toBe(100);
    expect(await page.getByTestId("source-chip").textContent()).toContain("Demo");

    await page.getByRole("combobox", { name: "Volume" }).selectOption("10000");
    await page.getByRole("button", { name: "Apply" }).click();
    expect(new URL(page.url()).searchParams.get("volume_min")).toBe("10000");
    const filtered = await total("&volume_min=10000");
    expect(await page.locator("p[aria-live] strong").textContent()).toBe(
      new Intl.NumberFormat("en-US").format(filtered),
    );

    await page.getByRole("link", { name: "Liquidity" }).click();
    expect(page.url()).toContain("sort=-liquidity");
    await page.goto(`${product.url}/discovery`);
    await page.getByRole("link", { name: "Next page" }).click();
    await page.waitForURL(/offset=100/);
    expect(await page.locator("tbody tr").count()).toBe(100);
    await context.close();
  });
});

describe("in a running page", () => {
  it("keeps filters in the URL, and back brings the view before", async () => {
    const { page, context, problems } = await openPage(browser);
    await page.goto(`${product.url}/discovery`);
    await page.getByRole("combobox", { name: "Category" }).selectOption("Sports");
    await page.waitForURL(/category=Sports/);
    const sports = new Intl.NumberFormat("en-US").format(await total("&category=Sports"));
    await page.locator("p[aria-live] strong", { hasText: sports }).waitFor();
    await page.getByText("Remove Sports").or(page.getByLabel("Remove Sports")).waitFor();
    await page.goBack();
    expect(page.url()).not.toContain("category");
    await page.getByLabel("Remove Sports").waitFor({ state: "detached" });
    expect(problems).toEqual([]);
    await context.close();
  });

  it("holds few rows at any depth, and says which they are", async () => {
    const { page, context, problems } = await openPage(browser);
    await page.goto(`${product.url}/discovery`);
    const table = page.getByRole("region", { name: "Markets" });
    const all = await total();
    const topOf = () => table.evaluate((element) => element.scrollTop);
    // Whoever scrolls while the window is still being loaded stays where the wheel led.
    await table.hover();
    await page.mouse.wheel(0, 1400);
    await expect.poll(topOf).toBe(1400);
    await page.waitForLoadState("networkidle");
    expect(await topOf()).toBe(1400);
    await table.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    const last = page.locator(`tr[aria-rowindex="${all + 1}"] a`);
    await last.waitFor();
    expect(await page.locator("tr").count()).toBeLessThanOrEqual(200);
    expect(problems).toEqual([]);
    await context.close();
  });

  it("moves by keys, opens by Enter and leaves keys alone while typing", async () => {
    const { page, context } = await openPage(browser);
    await page.goto(`${product.url}/discovery`);
    await page.keyboard.press("/");
    await page.keyboard.type("jk");
    expect(await page.getByLabel("Search titles").inputValue()).toBe("jk");
    await page.getByLabel("Clear the search").click();
    await page.locator("tr[data-index='0'] a").waitFor();
    await page.locator("body").click({ position: { x: 100, y: 500 } });
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("tr")?.dataset["index"]))
      .toBe("1");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/markets\//);
    await context.close();
  });

  it("picks rows, prices a size, stands by event, and keeps all of it in the URL", async () => {
    const { page, context, problems } = await openPage(browser);
    await page.goto(`${product.url}/discovery`, { waitUntil: "networkidle" });
    expect(await readLayoutShift(page)).toBeLessThanOrEqual(0.02);
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    const picked = page.getByRole("region", { name: "Picked rows" });
    await picked.getByText("2 picked").waitFor();
    const download = page.waitForEvent("download");
    await picked.getByRole("button", { name: "CSV" }).click();
    expect((await download).suggestedFilename()).toBe("markets.csv");

    await page.getByLabel("My size, $").fill("500");
    await page.keyboard.press("Enter");
    await page.getByRole("columnheader", { name: "Buy $500" }).waitFor();
    await page.locator("td[data-column='quote']", { hasText: "¢" }).first().waitFor();

    await page.getByRole("button", { name: "By event" }).click();
    await page
      .getByRole("button", { name: /^Markets of / })
      .first()
      .click();
    await page.waitForURL(/open=/);
    await page.reload();
    await page.locator("button[aria-expanded='true']").first().waitFor();
    expect(page.url()).toContain("size=500");
    expect(problems).toEqual([]);
    await context.close();
  });

  it("finds markets in the palette", async () => {
    const { page, context, problems } = await openPage(browser);
    await page.goto(`${product.url}/discovery`, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Search markets and pages" }).click();
    await page.getByPlaceholder(/^Search markets/).fill("will");
    await page.locator("[cmdk-group-heading]", { hasText: "Markets" }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/markets\//);
    expect(problems).toEqual([]);
    await context.close();
  });

  it("says what is wrong with a filter, and why one finds nothing", async () => {
    const { page, context } = await openPage(browser);
    await page.goto(`${product.url}/discovery?price_min=5`);
    await page.getByText("INVALID_INPUT").waitFor();
    expect(await page.getByRole("alert").first().textContent()).toContain("price_min");
    await page.goto(`${product.url}/discovery?q=zzzzqqqqxxxx`);
    await page.getByText("No market matches this filter").waitFor();
    await page.getByRole("button", { name: "Clear the filter" }).click();
    await page.locator("tr[data-index='0'] a").waitFor();
    await context.close();
  });

  it("keeps hostile titles text, in their own direction and inside their row", async () => {
    const { page, context, problems } = await openPage(browser, {
      viewport: { width: 360, height: 800 },
    });
    await page.route(/\/api\/polymarket\/markets\?/, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { data: { title: string }[] };
      const titles = ['<img src=x onerror="window.hit=1">', "هل سيفوز؟ ‮reversed", "x".repeat(2000)];
      for (const [index, title] of titles.entries()) {
        const row = body.data[index];
        if (row) row.title = title;
      }
      await route.fulfill({ response: answer, json: body });
    });
    await page.goto(`${product.url}/discovery`);
    await page.getByRole("combobox", { name: "Category" }).selectOption("Sports");
    await page.getByText("<img src=x").waitFor();
    expect(await page.evaluate(() => Reflect.get(window, "hit"))).toBeUndefined();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    const height = await page.locator("tr[data-index='2']").evaluate((row) => row.clientHeight);
    expect(height).toBeLessThanOrEqual(30);
    expect(problems).toEqual([]);
    await context.close();
  });

  it.each([
    { name: "light, a tablet", width: 768, theme: "light" },
    { name: "dark, a phone", width: 360, theme: "dark" },
  ])("overflows nowhere and satisfies axe: $name", async ({ width, theme }) => {
    const { page, context, problems } = await openPage(browser, {
      viewport: { width, height: 800 },
      bypassCSP: true,
    });
    await page.addInitScript(`localStorage.setItem("theme", "${theme}")`);
    for (const path of ["/", "/discovery", "/events", "/events?view=cards"]) {
      await page.goto(`${product.url}${path}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      expect(await findViolations(page)).toEqual([]);
    }
    expect(problems).toEqual([]);
    await context.close();
  });

  it("asks for at most 200 kB of script before it can be used", async () => {
    const { page, context } = await openPage(browser);
    const sizes: Promise<number>[] = [];
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "script")
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(`${product.url}/discovery`, { waitUntil: "networkidle" });
    const sum = (await Promise.all(sizes)).reduce((bytes, size) => bytes + size, 0);
    expect(sum).toBeGreaterThan(50_000);
    expect(sum).toBeLessThanOrEqual(200_000);
    await context.close();
  });
});
