import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage, type Watched } from "../support/browser.ts";
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

let people = 0;
const credentials = () => ({
  email: `cycle-${Date.now()}-${(people += 1)}@example.com`,
  password: "correct horse",
});

async function signedIn(): Promise<Watched> {
  const watched = await openPage(browser);
  // The machine may work much else at the same time.
  watched.page.setDefaultTimeout(60_000);
  const answer = await watched.page.request.post(`${product.url}/api/auth/sign-up`, {
    data: credentials(),
    headers: { origin: product.url },
  });
  expect(answer.status()).toBe(200);
  return watched;
}

const list = (page: Page) => page.goto(`${product.url}/strategy-builder`);
const saved = (page: Page) =>
  page.locator('[data-testid="saved-mark"][data-status="saved"]').waitFor();
const more = async (page: Page, act: string) => {
  await page.locator("summary[aria-label^='More']").click();
  await page.getByRole("button", { name: act, exact: true }).click();
};
async function fromTemplate(page: Page, slug: string): Promise<string> {
  await list(page);
  await page.getByTestId(`template-${slug}`).click();
  await page.waitForURL(/\/strategy-builder\/[0-9a-f-]{36}$/);
  await page.getByTestId("node-end").waitFor();
  return page.url();
}

describe("a workflow", () => {
  it("is changed by words, published with a note, compared and restored", async () => {
    const { page, context, problems } = await signedIn();
    await fromTemplate(page, "market-brief");

    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByLabel("What changed, in a few words").fill("The first");
    await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByText("Published version 1").waitFor();

    await page.getByRole("button", { name: "Build with words" }).click();
    const words = page.getByRole("complementary", { name: "Build with words" });
    await words.getByLabel("Request").fill("add a filter for spread below 5 cents");
    await words.getByRole("button", { name: "Propose" }).click();
    await words.getByText("not by a language model").waitFor();
    expect(await page.getByTestId("node-filter").count()).toBe(0);
    await words.getByRole("button", { name: "Apply" }).click();
    await page.getByTestId("node-filter").waitFor();
    await words.getByRole("button", { name: "Close" }).click();
    await saved(page);

    await more(page, "Versions");
    const versions = page.getByRole("dialog", { name: "Versions" });
    await versions.getByRole("button", { name: /The first/ }).click();
    await versions.getByText("wire, removed").waitFor();
    expect(await versions.getByText("Filter, added").count()).toBe(1);
    expect(await findViolations(page)).toEqual([]);
    await versions.getByRole("button", { name: "Restore version 1" }).click();
    await page.getByTestId("node-filter").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).first().click();
    await page.getByTestId("node-filter").waitFor();
    await saved(page);

    expect(problems).toEqual([]);
    await context.close();
  });

  it("is scheduled with its next runs in sight, shared without signing in, and copied", async () => {
    const { page, context, problems } = await signedIn();
    await fromTemplate(page, "closing-favourites");
    await page.getByRole("button", { name: "Schedule" }).click();
    const schedule = page.getByRole("dialog", { name: "Schedule" });
    await schedule.getByText("Every weekday at 9:00").waitFor();
    await schedule.getByLabel("Runs", { exact: true }).selectOption("expression");
    await schedule.getByLabel("Expression").fill("61 * * * *");
    await schedule.getByText(/minute cannot be/).waitFor();
    await schedule.getByLabel("Expression").fill("30 2 * * *");
    await schedule.getByLabel("Time zone").fill("Europe/Berlin");
    await schedule.getByText("Every day at 2:30").waitFor();
    await expect.poll(() => schedule.getByRole("listitem").count()).toBe(5);
    await schedule.getByRole("button", { name: "Save schedule" }).click();
    await schedule.getByRole("button", { name: "Pause" }).click();
    await schedule.getByText("Paused by its owner").waitFor();
    await page.keyboard.press("Escape");

    await more(page, "Share read-only");
    await page.getByRole("button", { name: "Make a link" }).click();
    const link = await page.getByLabel("The link", { exact: true }).inputValue();
    const stranger = await openPage(browser);
    await stranger.page.goto(link);
    await stranger.page.getByRole("heading", { name: "Closing-soon favourites" }).waitFor();
    await stranger.page.getByRole("region", { name: "Nodes" }).getByText("daysLeft > 0").waitFor();
    expect(await findViolations(stranger.page)).toEqual([]);
    expect(stranger.problems).toEqual([]);
    await stranger.context.close();
    await page.goto(link);
    await page.getByRole("button", { name: "Copy to my workflows" }).click();
    await page.getByTestId("node-favourites").waitFor();
    // The browser reports the expression that the server refused.
    expect(problems.filter((problem) => !problem.includes("400"))).toEqual([]);
    await context.close();
  });

  it("keeps edits that never reached the server, and offers them", async () => {
    const { page, context } = await signedIn();
    await fromTemplate(page, "event-arbitrage-check");
    await page.route("**/api/workflows/*", (route) =>
      route.request().method() === "PATCH" ? route.abort() : route.continue(),
    );
    await page.getByLabel("Name of the workflow").fill("Offline name");
    await page.getByLabel("Name of the workflow").press("Enter");
    await page.locator('[data-testid="saved-mark"][data-status="failed"]').waitFor();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText("were kept on this device").waitFor();
    await page.unroute("**/api/workflows/*");
    await page.getByRole("button", { name: "Bring them back" }).click();
    await saved(page);
    expect(await page.getByLabel("Name of the workflow").inputValue()).toBe("Offline name");
    await page.reload();
    await page.getByTestId("node-end").waitFor();
    expect(await page.getByText("were kept on this device").count()).toBe(0);
    await context.close();
  });
});

describe("the list", () => {
  it("takes files by drop, names what is wrong with one, and undoes a delete", async () => {
    const { page, context, problems } = await signedIn();
    await list(page);
    await page.getByText("No workflows yet").waitFor();
    expect(await findViolations(page)).toEqual([]);
    const drop = (text: string) =>
      page.evaluate((content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], "mine.json", { type: "application/json" }));
        const target = document.querySelector("main h1");
        for (const type of ["dragenter", "drop"])
          target?.dispatchEvent(
            new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }),
          );
      }, text);
    await drop(JSON.stringify({ format: "cascadian-workflow", formatVersion: 9, graph: {} }));
    await page.getByRole("dialog").getByText("formatVersion", { exact: true }).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    const graph = { nodes: [{ id: "a", type: "start", config: {} }], edges: [] };
    await drop(JSON.stringify(graph));
    await page.waitForURL(/\/strategy-builder\/[0-9a-f-]{36}$/);
    await list(page);
    const row = page.getByRole("link", { name: "Imported workflow" });
    await page.getByRole("button", { name: "Actions for Imported workflow" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await row.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await row.waitFor();
    await page.getByRole("button", { name: "Actions for Imported workflow" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await row.waitFor({ state: "detached" });
    // Leaving the page does what was asked.
    await page.goto(`${product.url}/discovery`);
    const left = async () => {
      const answer = await page.request.get(`${product.url}/api/workflows`);
      return ((await answer.json()) as { data: unknown[] }).data;
    };
    await expect.poll(left, { timeout: 20_000 }).toEqual([]);
    await list(page);
    await page.getByText("No workflows yet").waitFor();
    expect(problems.filter((problem) => !problem.includes("422"))).toEqual([]);
    await context.close();
  });

  it("takes a query through sign-in and makes a workflow of it", async () => {
    const { page, context } = await openPage(browser);
    const known = credentials();
    await page.request.post(`${product.url}/api/auth/sign-up`, {
      data: known,
      headers: { origin: product.url },
    });
    await context.clearCookies();
    const query = new URLSearchParams({
      source: "polymarket-stream",
      config: '{"category":"Sports","volume_min":10000}',
      label: "My screen",
    });
    await page.goto(`${product.url}/strategy-builder?${query}`);
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await page.getByLabel("Email").fill(known.email);
    await page.getByLabel("Password", { exact: true }).fill(known.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: "Create workflow" }).click();
    await page.getByTestId("node-source").getByText("My screen").waitFor();
    await page.goto(
      `${product.url}/strategy-builder?source=polymarket-stream&config={"price_min":5}`,
    );
    const reason = page.getByRole("region", { name: "Workflow from a query" }).getByRole("alert");
    expect(await reason.textContent()).toContain("price_min");
    await context.close();
  });
});
