import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "@/lib/workflows/graph";
import { openBrowser, openPage } from "../support/browser.ts";
import { findViolations } from "../support/find-violations.ts";
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

const at = (id: string, type: string, x: number, y: number, config = {}) => ({
  id,
  type,
  position: { x, y },
  config,
});

/** markets → filter → end, and under it a limit that hangs on nothing. */
const small: Graph = {
  nodes: [
    at("markets", "polymarket-stream", 0, 0, { limit: 10 }),
    at("filter", "filter", 320, 0),
    at("end", "end", 640, 0),
    at("limit", "limit", 320, 240, { count: 5 }),
  ],
  edges: [
    { id: "e1", source: "markets", target: "filter" },
    { id: "e2", source: "filter", target: "end" },
  ],
};

let people = 0;

async function openCanvas(graph: Graph, options: Parameters<typeof openPage>[1] = {}) {
  const watched = await openPage(browser, options);
  const { page, context } = watched;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  people += 1;
  const headers = { origin: product.url };
  const email = `canvas-${people}-${Date.now()}@example.com`;
  await page.request.post(`${product.url}/api/auth/sign-up`, {
    data: { email, password: "correct horse" },
    headers,
  });
  const made = await page.request.post(`${product.url}/api/workflows`, {
    data: { name: "Canvas", graph },
    headers,
  });
  const { data } = (await made.json()) as { data: { id: string } };
  await page.goto(`${product.url}/strategy-builder/${data.id}`);
  await page.locator(".react-flow__node").last().waitFor();
  await page.waitForLoadState("networkidle");
  const stored = async () => {
    const answer = await page.request.get(`${product.url}/api/workflows/${data.id}`);
    return ((await answer.json()) as { data: { graph: Graph; name: string } }).data;
  };
  return { ...watched, stored };
}

const nodes = (page: Page) => page.locator(".react-flow__node-step");
const wires = (page: Page) => page.locator(".react-flow__edge");
const said = (page: Page) => page.getByTestId("canvas-announcer").textContent();
const counts = async (page: Page) => [await nodes(page).count(), await wires(page).count()];

async function middleOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not in view");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  // What the first move covers is lost on the way to the drag's threshold.
  await page.mouse.move(from.x + 2, from.y + 2);
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.mouse.move(to.x + 1, to.y, { steps: 2 });
}

const portOf = (page: Page, node: string, side: "source" | "target") =>
  middleOf(page.getByTestId(`node-${node}`).locator(`.react-flow__handle.${side}`).first());

describe("wires", () => {
  it("go where they fit, say why not elsewhere, open what fits on the empty canvas, are laid elsewhere and cut", async () => {
    const { page, problems, stored } = await openCanvas(small);
    // Onto a node that cannot take it: it steps back, the reason stands at the pointer and is spoken.
    await drag(
      page,
      await portOf(page, "markets", "source"),
      await middleOf(page.getByTestId("node-filter")),
    );
    await expect
      .poll(() => page.getByTestId("pointer-hint").textContent(), WAIT)
      .toContain("connected already");
    expect(await said(page)).toContain("connected already");
    expect(await page.getByTestId("node-filter").getAttribute("data-wire")).toBe("refused");
    expect(await page.getByTestId("node-limit").getAttribute("data-wire")).toBe("takes");
    await page.mouse.up();
    expect(await wires(page).count()).toBe(2);

    // Anywhere on a node that can take it.
    await drag(
      page,
      await portOf(page, "markets", "source"),
      await middleOf(page.getByTestId("node-limit")),
    );
    await page.mouse.up();
    await expect.poll(() => counts(page), WAIT).toEqual([4, 3]);

    // From an input backwards onto the empty canvas: only what can feed it.
    await page.keyboard.press("Control+z");
    const into = await portOf(page, "limit", "target");
    await drag(page, into, { x: into.x - 120, y: into.y + 160 });
    await page.mouse.up();
    const search = page.getByPlaceholder("Add what fits here");
    await search.waitFor(WAIT);
    expect(await page.getByRole("option", { name: "LLM", exact: false }).count()).toBe(0);
    await search.fill("sort");
    await page.keyboard.press("Enter");
    await expect.poll(() => counts(page), WAIT).toEqual([5, 3]);
    const { graph } = { graph: await untilStored(stored, (now) => now.nodes.length === 5) };
    expect(graph.edges.at(-1)).toMatchObject({ target: "limit" });

    // By the button of a wire into it, then cut with its toast.
    await page.keyboard.press("Control+z");
    await expect.poll(() => counts(page), WAIT).toEqual([4, 2]);
    await page.locator(".react-flow__edge").first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Insert a node into this wire" }).click();
    await search.fill("remove dup");
    await page.keyboard.press("Enter");
    await expect.poll(() => counts(page), WAIT).toEqual([5, 3]);
    await page.locator(".react-flow__edge").last().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Delete this wire" }).click();
    await page.getByText("Deleted 1 wire").waitFor();
    await expect.poll(() => wires(page).count(), WAIT).toBe(2);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("take in a node that is dropped on them, from the canvas and from the palette", async () => {
    const { page, problems } = await openCanvas(small);
    const wire = await middleOf(page.locator(".react-flow__edge-path").first());
    await drag(page, await middleOf(page.getByTestId("node-limit")), wire);
    await page.locator(".flow-wire-dropped").waitFor({ state: "attached" });
    await page.mouse.up();
    await expect.poll(() => counts(page), WAIT).toEqual([4, 3]);
    await page.keyboard.press("Control+z");
    await expect.poll(() => counts(page), WAIT).toEqual([4, 2]);

    const palette = page.getByRole("region", { name: "Node types" });
    await palette.getByRole("searchbox").fill("sort");
    await palette.getByRole("button", { name: "Sort" }).dragTo(page.locator(".react-flow__pane"), {
      targetPosition: await positionIn(page, wire),
    });
    await expect.poll(() => counts(page), WAIT).toEqual([5, 3]);
    await palette.getByRole("button", { name: "Sort" }).dblclick();
    await expect.poll(() => nodes(page).count(), WAIT).toBe(6);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

describe("many at once", () => {
  it("are grouped, moved together, noted, arranged, bypassed and brought back step by step", async () => {
    const { page, problems, stored } = await openCanvas(small);
    await page.getByTestId("node-markets").click();
    await page.getByTestId("node-filter").click({ modifiers: ["Shift"] });
    await page.keyboard.press("Control+g");
    const frame = page.locator(".react-flow__node-group");
    await frame.waitFor(WAIT);
    const before = await middleOf(page.getByTestId("node-markets"));
    const title = await middleOf(frame.getByText("Group"));
    await drag(page, title, { x: title.x, y: title.y - 96 });
    await page.mouse.up();
    await expect
      .poll(async () => (await middleOf(page.getByTestId("node-markets"))).y, WAIT)
      .toBeLessThan(before.y - 40);
    await page.keyboard.press("F2");
    await page.getByLabel("Title of the group").fill("Reading");
    await page.keyboard.press("Enter");
    await frame.getByText("Reading").waitFor();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Green" }).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    const note = page.locator(".react-flow__node-note");
    await note.dblclick();
    await page.getByLabel("Text of the note").fill("Why this is read");
    await page.keyboard.press("Escape");
    const graph = await untilStored(stored, (now) =>
      JSON.stringify(now.notes ?? "").includes("Why this is read"),
    );
    expect(graph.groups).toMatchObject([{ title: "Reading", color: "green" }]);
    expect(graph.nodes[0]?.position?.y).toBeLessThan(-40);

    await page.locator(".react-flow__pane").click({ position: { x: 20, y: 20 } });
    await page.keyboard.press("Shift+L");
    await expect.poll(() => said(page), WAIT).toMatch(/^Moved \d nodes/);
    // By the engine in its own thread, which the page's policy lets in; one that fails is ended, and columns are drawn.
    expect(page.workers().map((worker) => worker.url())).toEqual([
      expect.stringMatching(/elk-worker/),
    ]);
    await page.keyboard.press("Control+z");
    await expect
      .poll(async () => (await untilStored(stored, () => true)).nodes[0]?.position, WAIT)
      .toEqual(graph.nodes[0]?.position);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("go by the clipboard to another tab, and bad text says why it does not", async () => {
    const { page, context, problems } = await openCanvas(small);
    await page.locator(".react-flow__pane").click({ position: { x: 20, y: 20 } });
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+c");
    const other = await context.newPage();
    await other.goto(page.url());
    await nodes(other).last().waitFor();
    await other.locator(".react-flow__pane").click({ position: { x: 20, y: 20 } });
    await other.keyboard.press("Control+v");
    await expect.poll(() => counts(other), WAIT).toEqual([8, 4]);
    await other.evaluate(() => navigator.clipboard.writeText('{"nodes":[{"id":"a"}]}'));
    await other.keyboard.press("Control+v");
    await other.getByText("nodes.0.type").waitFor();
    await other.keyboard.press("Delete");
    await other.getByText("Deleted 4 nodes").waitFor();
    await other.getByRole("button", { name: "Undo", exact: true }).last().click();
    await expect.poll(() => counts(other), WAIT).toEqual([8, 4]);
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe("by keys alone", () => {
  it("goes along wires, connects, nudges, renames, undoes and acts from the menu", async () => {
    const { page, problems, stored } = await openCanvas(small);
    const focus = (id: string) => page.locator(`.react-flow__node[data-id=${id}]`).focus();
    await focus("markets");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Alt+ArrowRight");
    await page.locator(".react-flow__node[data-id=filter].selected").waitFor(WAIT);
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("ArrowRight");
    await focus("limit");
    await page.keyboard.press("Enter");
    await page.keyboard.press("c");
    const connect = page.getByPlaceholder(/^Connect Limit/);
    await connect.fill("filter");
    expect(await page.getByRole("option", { name: /takes one input/ }).count()).toBe(1);
    await page.keyboard.press("Escape");
    await focus("limit");
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Bypass" }).click();
    await page.keyboard.press("F2");
    await page.keyboard.type("Five of them");
    await page.getByTestId("node-limit").getByText("Five of them").waitFor(WAIT);
    const graph = await untilStored(stored, (now) => now.nodes[3]?.label === "Five of them");
    expect(graph.nodes[1]?.position).toEqual({ x: 336, y: 80 });
    expect(graph.nodes[3]?.disabled).toBe(true);
    await page.getByLabel("Name of the workflow").fill("Renamed");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Undo", exact: true }).first().click();
    expect(await page.getByLabel("Name of the workflow").inputValue()).toBe("Canvas");
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("does in the list what the canvas does, and breaks no rule of access", async () => {
    const { page, problems } = await openCanvas({
      ...small,
      notes: [{ id: "t", text: "A note", position: { x: 0, y: -200 }, width: 200, height: 100 }],
    });
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Show as a list" }).click();
    const list = page.getByRole("list", { name: "Nodes in running order" });
    await list.getByRole("button", { name: /^Limit/ }).click();
    await page.getByRole("button", { name: "Add after the selected" }).click();
    await page.getByPlaceholder("Add what fits here").fill("end");
    await page.keyboard.press("Enter");
    await expect.poll(() => list.getByRole("listitem").count(), WAIT).toBe(5);
    await list.getByRole("button", { name: "Disconnect Filter from End" }).click();
    await list.getByLabel("Connect Filter to").selectOption({ label: "Limit" });
    await list.getByRole("button", { name: "Run Limit earlier" }).click();
    await expect.poll(() => said(page), WAIT).toContain("Connected");
    await list.getByRole("button", { name: "Acts on Limit" }).click();
    await page.getByRole("menuitem", { name: "Run up to here" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await findViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

describe("the map", () => {
  it("pans the canvas where it is dragged and zooms it by the wheel, and changes nothing else", async () => {
    const { page, problems } = await openCanvas(small);
    const view = async () => {
      const style = await page.locator(".react-flow__viewport").getAttribute("style");
      const [x = 0, y = 0, zoom = 0] = (style?.match(/-?[\d.]+/g) ?? []).map(Number);
      return { x, y, zoom };
    };
    const before = await view();
    const middle = await middleOf(page.locator(".flow-map"));
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x + 20, middle.y, { steps: 4 });
    await page.mouse.up();
    // The map's view goes right: what is seen moves left.
    await expect.poll(async () => (await view()).x, WAIT).toBeLessThan(before.x - 20);
    const panned = await view();
    expect(panned).toMatchObject({ y: before.y, zoom: before.zoom });
    await page.mouse.wheel(0, 200);
    await expect.poll(async () => (await view()).zoom, WAIT).toBeLessThan(before.zoom);
    await page.mouse.wheel(0, -200);
    await expect.poll(async () => (await view()).zoom, WAIT).toBeCloseTo(before.zoom, 2);
    expect(await counts(page)).toEqual([4, 2]);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

async function untilStored(
  stored: () => Promise<{ graph: Graph }>,
  isThere: (graph: Graph) => boolean,
): Promise<Graph> {
  await expect.poll(async () => isThere((await stored()).graph), WAIT).toBe(true);
  return (await stored()).graph;
}

async function positionIn(page: Page, { x, y }: { x: number; y: number }) {
  const pane = await page.locator(".react-flow__pane").boundingBox();
  return { x: x - (pane?.x ?? 0), y: y - (pane?.y ?? 0) };
}
