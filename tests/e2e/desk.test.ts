import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage, type Watched } from "../support/browser.ts";
import { findViolations } from "../support/find-violations.ts";
import { runningProduct } from "../support/running-product.ts";

const product = runningProduct();
const EMAIL = `desk-${Date.now()}@example.com`;
let browser: Browser;
let watched: Watched;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  watched = await openPage(browser);
  page = watched.page;
  page.setDefaultTimeout(30_000);
  await page.goto(`${product.url}/sign-up?next=%2Fdiscovery`);
  await page.getByLabel("Email").fill(EMAIL);
  await page.getByLabel("Password", { exact: true }).fill("correct horse");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/discovery/);
});
afterAll(async () => {
  await browser?.close();
});

const watchlist = () => page.getByRole("region", { name: "Watchlist" });

describe("the desk of a user", () => {
  it("keeps what is starred, on the row, in the sidebar and after a reload", async () => {
    await page.getByText("Nothing yet.").waitFor();
    const star = page.locator("tr[data-index='0'] [data-star]");
    await star.click();
    await expect.poll(() => star.getAttribute("aria-pressed")).toBe("true");
    await expect.poll(() => watchlist().getByRole("link").count()).toBe(2);
    // The row that has the focus is starred by its key.
    await page.locator("tr[data-index='1'] a").first().focus();
    await page.keyboard.press("s");
    await expect.poll(() => watchlist().getByRole("listitem").count()).toBe(2);
    await page.waitForLoadState("networkidle");
    await page.reload();
    await expect.poll(() => star.getAttribute("aria-pressed")).toBe("true");
    await expect.poll(() => watchlist().getByRole("listitem").count()).toBe(2);
  });

  it("takes a star back that the server refuses, and says so", async () => {
    await page.route("**/api/watchlist", (route) =>
      route.request().method() === "POST" ? route.abort() : route.continue(),
    );
    const star = page.locator("tr[data-index='3'] [data-star]");
    await star.click();
    await page.getByText("Not added to the watchlist").waitFor();
    expect(await star.getAttribute("aria-pressed")).toBe("false");
    await page.unroute("**/api/watchlist");
    watched.problems.length = 0;
  });

  it("saves a view under a name, opens it and finds it by search", async () => {
    await page.goto(`${product.url}/discovery?category=Sports&sort=-liquidity`);
    await page.getByTitle("Saved screens").click();
    await page.getByLabel("Name of this view").fill("Deep sports");
    await page.getByRole("button", { name: "Save screen" }).click();
    await page.getByRole("link", { name: "Deep sports" }).waitFor();
    await page.goto(`${product.url}/`);
    await page.getByRole("button", { name: "Search markets and pages" }).click();
    await page.getByPlaceholder(/^Search markets/).fill("deep sp");
    await page.getByRole("option", { name: "Deep sports" }).click();
    await page.waitForURL(/category=Sports/);
    expect(page.url()).toContain("sort=-liquidity");
  });

  it("keeps theme and colours without a flash, and makes a key that is shown once", async () => {
    await page.goto(`${product.url}/settings`);
    await page.getByText("Blue, orange").click();
    await page.waitForLoadState("networkidle");
    await page.reload({ waitUntil: "commit" });
    await page.locator("html[data-palette='blue-orange']").waitFor({ state: "attached" });
    await page.getByLabel("Name of the new key").fill("Nightly");
    await page.getByRole("button", { name: "Create key" }).click();
    const key = await page.getByLabel("Key Nightly").inputValue();
    const answer = await fetch(`${product.url}/api/watchlist`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(((await answer.json()) as { data: unknown[] }).data).toHaveLength(2);
    await page.reload();
    await page.getByRole("button", { name: "Revoke Nightly" }).waitFor();
    expect(await page.content()).not.toContain(key);
    expect(await findViolations(page)).toEqual([]);
  });

  it("ends the account by its address, and then knows nobody", async () => {
    await page.getByRole("button", { name: "Delete account…" }).click();
    const confirm = page.getByRole("button", { name: "Delete the account" });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByLabel("Email of the account").fill(EMAIL);
    await confirm.click();
    await page.waitForURL(`${product.url}/`);
    await page.getByRole("link", { name: "Sign in" }).first().waitFor();
    expect(watched.problems).toEqual([]);
  });
});
