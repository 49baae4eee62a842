import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage, type Watched } from "../support/browser.ts";
import { findViolations } from "../support/find-violations.ts";
import { runningProduct } from "../support/running-product.ts";

const product = runningProduct();
const WAIT = { timeout: 20_000 };
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const node = (id: string, type: string, config: object) => ({ id, type, config });
const graph = {
  nodes: [
    node("start", "start", {}),
    node("markets", "polymarket-stream", { limit: 8 }),
    node("calc", "compute", { fields: [{ name: "twice", expression: "price * 2" }] }),
    node("order", "sort", { by: ["-volume24h"] }),
    node("end", "end", {}),
  ],
  edges: [
    ["start", "markets"],
    ["markets", "calc"],
    ["calc", "order"],
    ["order", "end"],
  ].map(([source, target], index) => ({ id: `e${index}`, source, target })),
};

let people = 0;

/** A page of somebody new on a workflow of theirs. */
async function openWorkflow(): Promise<Watched> {
  const watched = await openPage(browser);
  const { request } = watched.page;
  const headers = { origin: product.url };
  const email = `panel-${Date.now()}-${people++}@example.com`;
  await request.post(`${product.url}/api/auth/sign-up`, {
    data: { email, password: "correct horse" },
    headers,
  });
  const made = await request.post(`${product.url}/api/workflows`, {
    data: { name: "Panel", graph },
    headers,
  });
  const { data } = (await made.json()) as { data: { id: string } };
  await watched.page.goto(`${product.url}/strategy-builder/${data.id}`);
  await watched.page.getByTestId("node-end").waitFor();
  return watched;
}

const runAll = async (page: Page) => {
  await page.keyboard.press("Control+Enter");
  await page.locator('[data-testid="node-end"][data-status="success"]').waitFor(WAIT);
};

const tab = (page: Page, name: string) => page.getByRole("tab", { name }).click();

describe("the node panel", () => {
  it("completes, previews and mends an expression over what really came in", async () => {
    const { page, context, problems } = await openWorkflow();
    await runAll(page);
    await page.getByTestId("node-calc").click();
    const preview = page.getByTestId("expression-preview");
    await preview.getByText("First 5 rows").waitFor(WAIT);
    const editor = page.getByRole("textbox", { name: "Expression" });
    await editor.click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("volu");
    await page.getByRole("option", { name: /volume24h/ }).waitFor(WAIT);
    await page.keyboard.press("Escape");
    await page.keyboard.type("m24h");
    await page
      .getByText(/unknown field `volum24h`/)
      .first()
      .waitFor(WAIT);
    await page.getByRole("button", { name: "Set it to volume24h" }).click();
    await preview.waitFor(WAIT);
    expect(await editor.textContent()).toBe("volume24h");

    await tab(page, "Input");
    await page.getByRole("columnheader", { name: "price", exact: true }).waitFor(WAIT);
    await page.getByRole("button", { name: "JSON", exact: true }).click();
    await page.getByTitle("Copy the path: price").first().waitFor(WAIT);
    await page.getByLabel("Search in the value").fill("zzzz");
    await page.getByText("Nothing in it has").waitFor(WAIT);
    await tab(page, "Log");
    await page.getByLabel("Search in the log").fill("finished");
    await page.getByText("1 of 2 lines").waitFor(WAIT);
    await tab(page, "Docs");
    await page.getByRole("heading", { name: "Example" }).waitFor(WAIT);
    expect(await findViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe("runs", () => {
  it("runs one node alone on what is known, pins its output, opens a past run and compares two", async () => {
    const { page, context, problems } = await openWorkflow();
    await runAll(page);
    await page.getByTestId("node-calc").click();
    await page.keyboard.press("p");
    await page.getByText("Pinned output, 8 rows").waitFor(WAIT);
    await page.getByTestId("node-order").click();
    await tab(page, "Output");
    await page.getByRole("button", { name: "Run up to here" }).click();
    await page.locator('[data-testid="node-calc"][data-status="cached"]').waitFor(WAIT);
    await page.locator('[data-testid="node-order"][data-status="success"]').waitFor(WAIT);

    await page.getByRole("button", { name: "History", exact: true }).click();
    const runs = page.getByRole("list", { name: "Runs of this workflow" });
    await expect.poll(() => runs.getByRole("listitem").count(), WAIT).toBe(2);
    await page.getByLabel("Status of the runs").selectOption("error");
    await page.getByText("No run meets this filter").waitFor(WAIT);
    await page.getByRole("button", { name: "Clear the filter" }).click();
    await runs.getByRole("button").last().click();
    const past = page.getByTestId("past-run");
    await past.getByText("version 1").waitFor(WAIT);
    await past.locator('[data-testid="node-end"][data-status="success"]').waitFor(WAIT);
    await page.getByRole("button", { name: "Back to the draft" }).click();
    await page.getByRole("button", { name: "Run workflow" }).waitFor(WAIT);

    await page.getByRole("button", { name: "History", exact: true }).click();
    const boxes = runs.getByRole("checkbox");
    await boxes.first().check();
    await boxes.last().check();
    await page.getByRole("button", { name: "Compare 2 of 2" }).click();
    const nodes = page.getByRole("table", { name: "Nodes of both runs" });
    await nodes.getByRole("button", { name: /Sort/ }).click();
    const outputs = page.getByRole("complementary", { name: /^Output of .* in both runs$/ });
    await expect
      .poll(() => outputs.textContent(), WAIT)
      .toMatch(/The same in both runs|\d changes?/);
    expect(await findViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
});
