import { rmSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage, type Watched } from "@/tests/support/browser";
import { findViolations } from "@/tests/support/find-violations";
import { startHeldLlm } from "@/tests/support/held-llm";
import { prepareFolder } from "@/tests/support/prepared-folder";
import { type Product, startProduct } from "@/tests/support/product";

const SEED = ["start", "markets", "liquid", "analysis", "end"];
const MAX_SCRIPT_BYTES = 330_000;
/** Of a machine that does much else at the same time. */
const WAIT = { timeout: 20_000 };

let product: Product;
let browser: Browser;
let folder: string;
let llm: Awaited<ReturnType<typeof startHeldLlm>>;

beforeAll(async () => {
  llm = await startHeldLlm("Two markets ", "look thin.");
  folder = await prepareFolder("builder");
  [product, browser] = await Promise.all([
    startProduct({
      dataDir: folder,
      timeoutMs: 230_000,
      env: {
        OPENAI_API_KEY: "test",
        OPENAI_BASE_URL: llm.url,
        DEMO_MARKETS: "1000",
        SCHEDULER_JOBS: "sync,drain",
      },
    }),
    openBrowser(),
  ]);
  await waitForMarkets();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await llm?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Pages that stay open go on asking. */
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

async function waitForMarkets(): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const answer = await fetch(`${product.url}/api/polymarket/markets?limit=10&volume_min=5000`);
    const { data } = (await answer.json()) as { data?: unknown[] };
    if (data && data.length === 10) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`No markets:\n${product.output()}`);
}

let people = 0;

/** A page of somebody new, signed in through the route that the form posts to. */
async function signedIn(options: Parameters<typeof openPage>[1] = {}): Promise<Watched> {
  const watched = await openPage(browser, options);
  people += 1;
  const answer = await watched.page.request.post(`${product.url}/api/auth/sign-up`, {
    data: { email: `builder-${people}@example.com`, password: "correct horse" },
    headers: { origin: product.url },
  });
  expect(answer.status()).toBe(200);
  return watched;
}

/** Opens the seed example as a workflow of its own and gives its address. */
async function openSeed(page: Page): Promise<string> {
  await page.goto(`${product.url}/strategy-builder`);
  await page.getByTestId("template-market-brief").click();
  await page.waitForURL(/\/strategy-builder\/[0-9a-f-]{36}$/);
  await page.getByTestId("node-end").waitFor();
  return page.url();
}

const waitForStatus = (page: Page, node: string, status: string) =>
  page
    .locator(`[data-testid="node-${node}"][data-status="${status}"]`)
    .waitFor({ timeout: 15_000 });

const waitForSaved = async (page: Page) => {
  await page.waitForTimeout(100);
  await page.locator('[data-testid="saved-mark"][data-status="saved"]').waitFor();
};

describe("a run", () => {
  it("turns the nodes of the seed example green, through a reload in its middle, up to the result on End", async () => {
    llm.hold();
    const { page, problems } = await signedIn();
    await openSeed(page);
    await page.getByRole("button", { name: "Run workflow" }).click();
    await waitForStatus(page, "analysis", "running");
    await page.waitForURL(/\?run=[0-9a-f-]{36}/);

    await page.reload();
    for (const node of ["start", "markets", "liquid"]) await waitForStatus(page, node, "success");
    await waitForStatus(page, "analysis", "running");
    await page.getByTestId("node-analysis").click();
    await page.getByRole("tab", { name: "Output" }).click();
    await page.getByText("Two markets").first().waitFor();

    llm.open();
    for (const node of SEED) await waitForStatus(page, node, "success");
    const border = await page
      .getByTestId("node-end")
      .evaluate((element) => getComputedStyle(element).borderColor);
    expect(border).not.toBe("");
    await page.getByTestId("node-end").click();
    await page.getByText("Two markets look thin.").first().waitFor();
    expect(await page.getByTestId("run-announcer").textContent()).toContain("5 of 5 nodes");

    await page.getByRole("button", { name: "History", exact: true }).click();
    const runs = page.getByRole("list", { name: "Runs of this workflow" });
    await runs.getByText("Succeeded").first().waitFor();
    expect(problems).toEqual([]);
  });

  it("stops when told to", async () => {
    llm.hold();
    const { page } = await signedIn();
    await openSeed(page);
    await page.keyboard.press("Control+Enter");
    await waitForStatus(page, "analysis", "running");
    await page.keyboard.press("Control+Shift+Enter");
    await page.locator('[data-testid="run-state"][data-status="cancelled"]').waitFor();
    await waitForStatus(page, "analysis", "cancelled");
    expect(await page.getByTestId("node-end").getAttribute("data-status")).not.toBe("success");
    llm.open();
  });

  it("says which node keeps a workflow from running", async () => {
    const { page } = await signedIn();
    await openSeed(page);
    await page.getByTestId("node-analysis").click();
    await page.getByLabel("Question").fill("");
    await page.getByRole("button", { name: /^Problems \d/ }).click();
    await page.getByRole("list", { name: "Problems of the workflow" }).waitFor();
    await waitForSaved(page);
    await page.getByRole("button", { name: "Run workflow" }).click();
    await page.getByText("Not run: the workflow has problems").waitFor();
    expect(await page.getByTestId("run-state").count()).toBe(0);
  });
});

describe("editing", () => {
  it("deletes, undoes, duplicates, bypasses and nudges by keys, and finds it saved after a reload", async () => {
    const { page, problems } = await signedIn();
    await openSeed(page);
    const nodes = page.locator(".react-flow__node");
    const wires = page.locator(".react-flow__edge");
    const count = async () => [await nodes.count(), await wires.count()];
    await page.getByTestId("node-liquid").click();
    await page.keyboard.press("Delete");
    await expect.poll(count, WAIT).toEqual([4, 2]);
    await page.keyboard.press("Control+z");
    await expect.poll(count, WAIT).toEqual([5, 4]);
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(count, WAIT).toEqual([4, 2]);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+d");
    await expect.poll(count, WAIT).toEqual([10, 8]);
    await page.keyboard.press("Control+b");
    await expect.poll(() => page.getByText("Bypassed").count(), WAIT).toBe(5);
    await waitForSaved(page);
    await page.reload();
    await expect.poll(count, WAIT).toEqual([10, 8]);
    expect(problems).toEqual([]);
  });

  it("adds a node from the palette and from the menu, wired to the one that is selected", async () => {
    const { page } = await signedIn();
    await page.goto(`${product.url}/strategy-builder`);
    await page.getByRole("button", { name: "New workflow" }).click();
    await page.getByText("An empty canvas").waitFor();
    const palette = page.getByRole("region", { name: "Node types" });
    await palette.getByRole("button", { name: "Polymarket Stream" }).press("Enter");
    await page.locator(".react-flow__node").focus();
    await page.keyboard.press("Tab");
    await page.getByPlaceholder("Add what fits here").fill("llm");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".react-flow__node").count(), WAIT).toBe(2);
    expect(await page.locator(".react-flow__edge").count()).toBe(1);
  });

  it("keeps both when two tabs edit one workflow, until one is chosen", async () => {
    const { page, context } = await signedIn();
    const address = await openSeed(page);
    const other = await context.newPage();
    await other.goto(address);
    // The mark still says "Saved" of the state before; only the server knows which name it holds.
    const stored = new URL(
      `/api/workflows/${new URL(other.url()).pathname.split("/").at(-1)}`,
      other.url(),
    );
    const storedName = async () => {
      const body = (await (await other.request.get(stored.href)).json()) as {
        data: { name: string };
      };
      return body.data.name;
    };
    // What is typed before the page runs is nobody's edit yet.
    const rename = async () => {
      await other.getByLabel("Name of the workflow").fill("Theirs");
      await other.keyboard.press("Enter");
      await other.waitForTimeout(1500);
      return storedName();
    };
    await expect.poll(rename, WAIT).toBe("Theirs");
    await page.getByLabel("Name of the workflow").fill("Mine");
    await page.keyboard.press("Enter");
    await page.getByText("saved from another tab").waitFor();
    await page.getByRole("button", { name: "Keep mine" }).click();
    await waitForSaved(page);
    await other.reload();
    await expect
      .poll(() => other.getByLabel("Name of the workflow").inputValue(), WAIT)
      .toBe("Mine");
  });

  it("shows names of strangers as text", async () => {
    const { page, problems } = await signedIn();
    await openSeed(page);
    const hostile = "<img src=x onerror=alert(1)>";
    await page.getByTestId("node-liquid").click();
    await page.getByLabel("Name of the node").fill(hostile);
    await page.getByTestId("node-liquid").getByText(hostile).waitFor();
    expect(problems).toEqual([]);
  });
});

describe("the list", () => {
  it("searches, renames, duplicates and deletes", async () => {
    const { page, problems } = await signedIn();
    await openSeed(page);
    await page.goto(`${product.url}/strategy-builder`);
    const row = (name: string) => page.getByRole("link", { name, exact: true });
    const menu = async (name: string, act: string) => {
      await page.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
      await page.getByRole("menuitem", { name: act }).click();
    };
    await menu("Market brief", "Rename");
    await page.getByLabel("Name", { exact: true }).fill("Morning");
    await page.getByRole("button", { name: "Rename" }).click();
    await row("Morning").waitFor();
    await menu("Morning", "Duplicate");
    await row("Morning (copy)").waitFor();
    await page.getByLabel("Search workflows").fill("copy");
    await row("Morning").waitFor({ state: "detached" });
    await menu("Morning (copy)", "Delete");
    await page.getByText("Nothing is called “copy”").waitFor();
    expect(problems).toEqual([]);
  });
});

describe("others", () => {
  it("find no workflow that is not theirs", async () => {
    const owner = await signedIn();
    const address = await openSeed(owner.page);
    const stranger = await signedIn();
    const answer = await stranger.page.goto(address);
    expect(answer?.status()).toBe(404);
    expect(await stranger.page.getByTestId("node-end").count()).toBe(0);
  });

  it("are asked to sign in, and led back", async () => {
    const { page } = await openPage(browser);
    await page.goto(`${product.url}/strategy-builder`);
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await page.waitForURL(/\/sign-in\?next=/);
    expect(new URL(page.url()).searchParams.get("next")).toBe("/strategy-builder");
  });
});

describe("the page", () => {
  it("loads no more than 330 kB of script, gzipped, to first use", async () => {
    const known = await signedIn();
    const address = await openSeed(known.page);
    // With nothing kept from the visit before.
    const { page, context } = await openPage(browser);
    await context.addCookies(await known.context.cookies());
    const scripts: Promise<number>[] = [];
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "script")
        scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(address);
    await page.getByTestId("node-end").waitFor();
    await page.waitForLoadState("networkidle");
    const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
    console.log(`builder: ${Math.round(bytes / 1000)} kB of script, gzipped`);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
  });

  it.each([
    { name: "wide and dark", width: 1440, scheme: "dark" as const },
    { name: "wide and light", width: 1440, scheme: "light" as const },
    { name: "as narrow as a phone", width: 360, scheme: "dark" as const },
  ])("breaks no rule of access: $name", async ({ width, scheme }) => {
    const { page } = await signedIn({ viewport: { width, height: 800 }, bypassCSP: true });
    await page.addInitScript((theme) => localStorage.setItem("theme", theme), scheme);
    await openSeed(page);
    await page.getByTestId("node-liquid").click();
    await page.getByRole("tab", { name: "Config" }).waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  it("shows the canvas and changes nothing on a narrow screen", async () => {
    const { page } = await signedIn({ viewport: { width: 360, height: 740 } });
    await openSeed(page);
    await page.getByRole("button", { name: "Show as a list" }).click();
    const list = page.getByRole("list", { name: "Nodes in running order" });
    await expect.poll(() => list.getByRole("listitem").count(), WAIT).toBe(5);
    expect(await page.getByRole("button", { name: "Undo" }).count()).toBe(0);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(overflow).toBeLessThanOrEqual(360);
  });
});
