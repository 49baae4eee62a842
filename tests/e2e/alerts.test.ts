import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage } from "../support/browser.ts";
import { findViolations } from "../support/find-violations.ts";
import { CRON_SECRET } from "../support/product.ts";
import { runningProduct } from "../support/running-product.ts";

const product = runningProduct();
/** Of a machine that does much else at the same time. */
const WAIT = { timeout: 20_000 };
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function signUp(page: Page): Promise<void> {
  await page.goto(`${product.url}/sign-up?next=%2Falerts`);
  await page.getByLabel("Email").fill(`alerts-${Date.now()}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill("correct horse");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByText("No alerts yet").waitFor(WAIT);
}

const post = (page: Page, path: string, data: unknown) =>
  page.request.post(`${product.url}${path}`, { data, headers: { origin: product.url } });

describe("alerts", () => {
  it("are made from a form that says what it means, fire once, ring the bell and can be taken back", async () => {
    const { page, context, problems } = await openPage(browser, { bypassCSP: true });
    await signUp(page);

    await page.getByRole("button", { name: "New alert" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Market", { exact: true }).fill("will");
    await dialog.getByRole("list", { name: "Markets" }).getByRole("button").first().click(WAIT);
    await dialog.getByLabel("Price").fill("99");
    await dialog.getByText(/^Tell me when YES of “.+” crosses 99\.0¢\.$/).waitFor();
    await dialog.getByRole("button", { name: "Test" }).click();
    await dialog.getByText("Nothing was sent.").waitFor(WAIT);
    expect(await findViolations(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Create alert" }).click();
    await dialog.waitFor({ state: "detached", ...WAIT });
    await page.getByRole("row").filter({ hasText: "crosses 99.0¢" }).waitFor(WAIT);

    const condition = { kind: "run-failed" };
    expect((await post(page, "/api/alerts", { condition, name: "Broken" })).status()).toBe(201);
    const nodes = [{ id: "a", type: "market", config: { market: "no-such-market" } }];
    await post(page, "/api/execute-workflow", { nodes, edges: [] });
    const evaluate = () =>
      fetch(`${product.url}/api/cron/evaluate-alerts`, {
        headers: { authorization: `Bearer ${CRON_SECRET}` },
      });
    expect((await evaluate()).status).toBe(200);
    expect((await evaluate()).status).toBe(200);

    await page.reload();
    await page.getByRole("button", { name: "Notifications, 1 unread" }).click(WAIT);
    const list = page.getByRole("dialog", { name: "Notifications" });
    await list.getByText(/^Run failed:/).waitFor(WAIT);
    expect(await findViolations(page)).toEqual([]);
    await list.getByRole("button", { name: "Mark all as read" }).click();
    await page.getByRole("button", { name: "Notifications", exact: true }).waitFor(WAIT);
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: "History: Broken" }).click();
    await page.getByText("bell sent").waitFor(WAIT);
    await page.getByRole("button", { name: "Delete: Broken" }).click();
    await page.getByRole("button", { name: "Undo" }).click(WAIT);
    // On a phone every act is in reach, and none lies over another.
    await page.setViewportSize({ width: 360, height: 740 });
    for (const act of ["Pause", "Edit", "Delete"]) {
      const box = await page.getByRole("button", { name: `${act}: Broken` }).boundingBox();
      expect(box?.x).toBeGreaterThan(200);
      expect((box?.x ?? 360) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    }
    await page.getByRole("button", { name: "Pause: Broken" }).click(WAIT);
    await page.getByRole("row").filter({ hasText: "Broken" }).getByText("Paused").waitFor(WAIT);
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe("what stands behind the pages", () => {
  it.each([
    { name: "dark, wide", width: 1440, theme: "dark" },
    { name: "light, a phone", width: 360, theme: "light" },
  ])(
    "is shown to everybody, but for what is the administrator's: $name",
    async ({ width, theme }) => {
      const { page, context, problems } = await openPage(browser, {
        viewport: { width, height: 800 },
        bypassCSP: true,
      });
      await page.addInitScript(`localStorage.setItem("theme", "${theme}")`);
      for (const [path, text] of [
        ["/status", "Open incidents"],
        ["/alerts", "Sign in to be told"],
        ["/admin", "Sign in as an administrator"],
      ] as const) {
        await page.goto(`${product.url}${path}`);
        await page.getByText(text).waitFor(WAIT);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(
          0,
        );
        expect(await findViolations(page)).toEqual([]);
      }
      expect(problems).toEqual([]);
      await context.close();
    },
  );
});
