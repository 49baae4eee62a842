import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openPage } from "../support/browser.ts";
import { readLayoutShift } from "../support/read-layout-shift.ts";
import { runningProduct } from "../support/running-product.ts";

const product = runningProduct();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

it("browses, filters and opens an event without JavaScript", async () => {
  const { page, context } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${product.url}/events`);
  expect(await page.locator("tbody tr").count()).toBe(100);
  await page.getByRole("combobox", { name: "Category" }).selectOption("Sports");
  await page.getByRole("combobox", { name: "State" }).selectOption("false");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  expect(page.url()).toContain("category=Sports");
  await page.getByRole("link", { name: "Markets", exact: true }).click();
  expect(page.url()).toContain("sort=-marketCount");
  await page.locator("tbody a").first().click();
  await page.waitForURL(/\/events\/.+/);
  expect(await page.locator("main header").first().textContent()).toContain("Σ prices");
  expect(await page.locator("tbody tr").count()).toBeGreaterThan(1);
  await context.close();
});

it("takes a choice at once in a running page, and shows cards", async () => {
  const { page, context, problems } = await openPage(browser);
  await page.goto(`${product.url}/events`);
  await page.getByRole("combobox", { name: "Category" }).selectOption("Crypto");
  await page.waitForURL(/category=Crypto/);
  await page.getByRole("link", { name: "Cards" }).click();
  await page.waitForURL(/view=cards/);
  await page.locator("main li a").first().waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it("says why a search finds nothing, and what is wrong with a filter", async () => {
  const { page, context } = await openPage(browser);
  await page.goto(`${product.url}/events?q=zzzzqqqqxxxx`);
  expect(await page.getByText("No event matches this filter").count()).toBe(1);
  await page.goto(`${product.url}/events?sort=nonsense`);
  expect(await page.getByRole("alert").first().textContent()).toContain("INVALID_INPUT");
  await context.close();
});

it("draws all outcomes of an event, adds up its books, and moves nothing while it loads", async () => {
  const { page, context, problems } = await openPage(browser);
  const answer = await fetch(
    `${product.url}/api/polymarket/events?limit=1&closed=false&sort=-marketCount`,
  );
  const { data } = (await answer.json()) as { data: { slug: string; marketCount: number }[] };
  await page.goto(`${product.url}/events/${data[0]?.slug}`);
  const chart = page.getByRole("region", { name: "Prices of the outcomes" });
  await chart.locator("canvas").waitFor();
  const lines = chart.getByRole("list", { name: "Outcomes in the chart" }).getByRole("button");
  await lines.nth(5).click();
  await page.waitForURL(/lines=/);
  const set = page.getByRole("region", { name: "Set check" });
  // A capital sigma is found by itself only: without case its small form has two.
  await set.getByText("Σ asks", { exact: true }).waitFor();
  await page
    .getByRole("region", { name: "Related events" })
    .getByRole("listitem")
    .first()
    .waitFor();
  expect(await readLayoutShift(page)).toBeLessThanOrEqual(0.02);
  expect(problems).toEqual([]);
  await context.close();
});
