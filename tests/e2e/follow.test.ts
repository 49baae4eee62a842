import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openBrowser, openPage } from "../support/browser.ts";
import { findViolations } from "../support/find-violations.ts";
import { runningProduct } from "../support/running-product.ts";

const product = runningProduct();
const INGEST_MS = 200_000;
let browser: Browser;
let wallet = "";

const read = async (path: string) => {
  const answer = await fetch(`${product.url}${path}`);
  return (await answer.json()) as { data: Record<string, unknown>[] };
};

beforeAll(async () => {
  browser = await openBrowser();
  // Trades are ingested minute by minute behind the first sync.
  await vi.waitFor(
    async () => {
      const { data } = await read("/api/whale/trades?limit=1&role=any");
      wallet = String(data[0]?.["wallet"] ?? "");
      if (wallet === "") throw new Error("no large trade was ingested yet");
    },
    { timeout: INGEST_MS, interval: 1000 },
  );
}, INGEST_MS + 30_000);
afterAll(async () => {
  await browser?.close();
});

describe("without JavaScript", () => {
  it("reads boards, filters by a form, sorts by links and goes from tab to tab", async () => {
    const { page, context } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${product.url}/whales?role=any`);
    expect(await page.locator("tbody tr").count()).toBeGreaterThan(0);
    await page.getByRole("combobox", { name: "Paid" }).selectOption("5000");
    await page.getByRole("button", { name: "Apply" }).click();
    expect(new URL(page.url()).searchParams.get("min_usd")).toBe("5000");
    await page.getByRole("link", { name: "Paid" }).first().click();
    expect(new URL(page.url()).searchParams.get("sort")).toBe("-notionalUsd");
    await page.getByRole("link", { name: "Scoreboard" }).click();
    expect(new URL(page.url()).searchParams.get("tab")).toBe("scoreboard");
    await page.goto(`${product.url}/insiders?min_score=0&window=30d`);
    expect(await page.getByRole("navigation", { name: "Unusual activity" }).count()).toBe(1);
    await context.close();
  });
});

describe("in a running page", () => {
  it("keeps tab and filter in the URL, moves by keys, and leads to the wallet and back", async () => {
    const { page, context, problems } = await openPage(browser);
    await page.goto(`${product.url}/whales?role=any`);
    await page.locator("tr[data-index='0'] a").first().waitFor();
    await page.keyboard.press("j");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("tr")?.dataset["index"]))
      .toBe("0");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("link", { name: "Flows" }).click();
    await page.waitForURL(/tab=flows/);
    await page.getByRole("combobox", { name: "By" }).selectOption("category");
    await page.waitForURL(/by=category/);
    await page.getByRole("button", { name: "Table" }).click();
    await page.waitForURL(/view=table/);
    await page.goBack();
    await expect.poll(() => page.url()).not.toContain("view=table");
    expect(problems).toEqual([]);
    await context.close();
  });

  it("shows a wallet with its figures, its lists by tab, and follows it only signed in", async () => {
    const { page, context, problems } = await openPage(browser);
    await page.goto(`${product.url}/wallets/${wallet}`);
    await page.getByText("Total P&L").waitFor();
    await expect.poll(() => page.getByText("Fetching this wallet").count()).toBe(0);
    await page
      .getByRole("region", { name: "Open positions" })
      .or(page.getByText("Nothing is held"))
      .waitFor();
    await page.getByRole("link", { name: "Activity" }).click();
    await page.waitForURL(/tab=activity/);
    await page.locator("tr[data-index='0']").waitFor();
    await page.getByRole("button", { name: "Table" }).click();
    await page.getByRole("region", { name: "Equity as a table" }).waitFor();
    await page.getByRole("button", { name: /^Watch/ }).click();
    await page.waitForURL(/sign-in\?next=/);
    expect(problems).toEqual([]);
    await context.close();
  });

  it("says what an address without activity is, and that other text is none", async () => {
    const { page, context } = await openPage(browser);
    await page.goto(`${product.url}/wallets/0x${"0".repeat(39)}7`);
    await page.getByText("No activity under this address").waitFor();
    const answer = await page.goto(`${product.url}/wallets/vitalik`);
    expect(answer?.status()).toBe(404);
    await page.goto(`${product.url}/whales?window=2h`);
    await page.getByText("INVALID_INPUT").waitFor();
    await context.close();
  });

  it.each([
    { name: "dark, wide", width: 1440, theme: "dark" },
    { name: "light, a phone", width: 360, theme: "light" },
  ])("overflows nowhere and satisfies axe: $name", async ({ width, theme }) => {
    const { page, context, problems } = await openPage(browser, {
      viewport: { width, height: 800 },
      bypassCSP: true,
    });
    await page.addInitScript(`localStorage.setItem("theme", "${theme}")`);
    for (const path of [
      "/whales?role=any",
      "/whales?tab=flows&window=30d",
      "/whales?tab=scoreboard",
      "/insiders?min_score=0&window=30d",
      "/insiders?tab=record",
      `/wallets/${wallet}`,
    ]) {
      await page.goto(`${product.url}${path}`);
      await page.locator("h1").first().waitFor({ state: "attached" });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      expect([path, await findViolations(page)]).toEqual([path, []]);
    }
    expect(problems).toEqual([]);
    await context.close();
  });
});
