import type { Browser, BrowserContext, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PANEL_IDS } from "@/components/overview/panels";
import { openBrowser, openPage, type Watched } from "../support/browser.ts";
import { startCuttableLine } from "../support/cuttable-line.ts";
import { findViolations } from "../support/find-violations.ts";
import { runningProduct } from "../support/running-product.ts";

const product = runningProduct();
const EMAIL = `faces-${process.pid}@example.com`;
let browser: Browser;
let market: { id: string; eventSlug: string };
let wallet: string;
let cookies: Awaited<ReturnType<BrowserContext["cookies"]>>;

const first = async <T>(path: string): Promise<T | undefined> =>
  ((await (await fetch(`${product.url}${path}`)).json()) as { data: T[] }).data[0];

beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext();
  const answer = await context.request.post(`${product.url}/api/auth/sign-up`, {
    data: { email: EMAIL, password: "correct horse" },
    headers: { origin: product.url },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  cookies = await context.cookies();
  await context.close();
  market = (await first<typeof market>("/api/polymarket/markets?limit=1")) ?? {
    id: "",
    eventSlug: "",
  };
  const traded = await first<{ wallet: string }>("/api/whale/trades?limit=1");
  wallet = traded?.wallet ?? `0x${"1".repeat(40)}`;
});
afterAll(() => browser?.close());

type Face = {
  /** The read that is answered by the test, and what makes the page ask for it. */
  url: RegExp;
  ask: (page: Page) => Promise<void>;
  empty: { data: unknown; words: string | RegExp };
};
type Case = { name: string; path: () => string; isMine?: boolean; faces?: Face };

const list = (words: Face["empty"]["words"]) => ({ data: [], words });
const figure = {
  value: null,
  n: 0,
  coverage: "complete",
  asOf: "2026-11-21T00:00:00.000Z",
  version: "calibration-1",
};
const NAMES =
  "baseRate brier skill logLoss calibrationError reliability resolution uncertainty".split(" ");
const NO_CALIBRATION = {
  horizon: "7d",
  bins: [],
  categories: [],
  summary: {
    category: null,
    settled: 0,
    missing: 0,
    halves: 0,
    events: 0,
    ...Object.fromEntries(NAMES.map((name) => [name, figure])),
  },
};

const CASES: Case[] = [
  { name: "landing", path: () => "/" },
  {
    name: "overview",
    path: () => "/",
    isMine: true,
    faces: {
      url: /\/api\/whale\/trades/,
      ask: async (page) => {
        await page.getByRole("button", { name: "Arrange" }).click();
        // What is kept for the account must not reach the next face.
        const kept = page.waitForResponse(/\/api\/settings/);
        await page.getByRole("button", { name: "Show large trades" }).click();
        await kept;
      },
      empty: list("No large trade yet"),
    },
  },
  {
    name: "analysis",
    path: () => "/analysis",
    isMine: true,
    faces: {
      url: /\/api\/analysis\/calibration/,
      ask: (page) => page.getByRole("button", { name: "7 days" }).click(),
      empty: { data: NO_CALIBRATION, words: "No market has settled yet" },
    },
  },
  {
    name: "discovery",
    path: () => "/discovery",
    faces: {
      url: /\/api\/polymarket\/markets\?/,
      ask: async (page) => {
        await page.getByRole("combobox", { name: "Category" }).selectOption("Sports");
      },
      empty: list("No market matches this filter"),
    },
  },
  { name: "market", path: () => `/markets/${encodeURIComponent(market.id)}` },
  { name: "events", path: () => "/events" },
  { name: "event", path: () => `/events/${encodeURIComponent(market.eventSlug)}` },
  { name: "whales", path: () => "/whales" },
  { name: "unusual", path: () => "/insiders?min_score=0&window=30d" },
  { name: "wallet", path: () => `/wallets/${wallet}` },
  { name: "alerts", path: () => "/alerts", isMine: true },
  { name: "strategies", path: () => "/strategy-builder", isMine: true },
  { name: "settings", path: () => "/settings", isMine: true },
  { name: "status", path: () => "/status" },
  { name: "admin", path: () => "/admin", isMine: true },
  { name: "methodology", path: () => "/methodology" },
  { name: "glossary", path: () => "/glossary" },
  { name: "changelog", path: () => "/changelog" },
  { name: "data source", path: () => "/data-source" },
];

/** Adds up what moved without being asked to. */
const WATCH_SHIFTS = `globalThis.shifts = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });`;

/** One page for everybody's and one for a user's, as each costs more than what is looked at in it. */
const opened = new Map<boolean, Promise<Watched>>();
async function open(isMine: boolean): Promise<Watched> {
  const watched = await (opened.get(isMine) ?? opened.set(isMine, openNew(isMine)).get(isMine));
  if (!watched) throw new Error("No page was opened");
  await watched.page.setViewportSize({ width: 1440, height: 900 });
  watched.problems.length = 0;
  return watched;
}

async function openNew(isMine: boolean): Promise<Watched> {
  const watched = await openPage(browser, {
    viewport: { width: 1440, height: 900 },
    colorScheme: "dark",
    bypassCSP: true,
    serviceWorkers: "block",
  });
  await watched.page.addInitScript(`localStorage.setItem("theme", "dark"); ${WATCH_SHIFTS}`);
  if (isMine) await watched.context.addCookies(cookies);
  return watched;
}

const shifts = (page: Page) => page.evaluate(() => Number(Reflect.get(globalThis, "shifts")));
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Until nothing is read any more; a page that asks now and then comes to rest in between. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle").catch(() => {});
}

describe("every page, full", () => {
  it.each(CASES)(
    "$name: calm, accessible, inside its width, without a fault",
    async ({ path, isMine = false }) => {
      const { page, problems } = await open(isMine);
      await page.goto(product.url + path());
      await settle(page);
      expect(await page.locator("h1").count()).toBeGreaterThan(0);
      expect(await shifts(page)).toBeLessThan(0.02);
      expect(await findViolations(page)).toEqual([]);

      await page.setViewportSize({ width: 360, height: 800 });
      expect(await sideways(page)).toBe(0);
      expect(problems).toEqual([]);
    },
  );
});

const json = (status: number, body: unknown) => (route: Route) =>
  route.fulfill({ status, contentType: "application/json", body: JSON.stringify(body) });

describe("every page that asks, in its other faces", () => {
  const asking = CASES.flatMap((one) => (one.faces ? [{ ...one, faces: one.faces }] : []));
  const hidden = PANEL_IDS.map((id) => `-${id}`).join(".");

  it.each(
    asking.flatMap((one) =>
      (["loading", "empty", "failing"] as const).map((face) => ({ ...one, face })),
    ),
  )("$name, $face", async ({ path, isMine = false, faces, face }) => {
    const { page, context, problems } = await open(isMine);
    await context.addCookies([{ name: "overview", value: hidden, url: product.url }]);
    if (isMine)
      await context.request.patch(`${product.url}/api/settings`, {
        data: { overview: hidden },
        headers: { origin: product.url },
      });
    await page.goto(product.url + path());
    await settle(page);
    const { data, words } = faces.empty;
    const failure = {
      code: "INTERNAL",
      message: "Something went wrong",
      traceId: "trace-of-the-test",
    };
    const answers = {
      loading: () => {},
      empty: json(200, { success: true, data, metadata: { total: 0 } }),
      failing: json(500, { success: false, error: failure }),
    };
    await page.route(faces.url, answers[face]);
    await faces.ask(page);
    if (face === "loading") await page.locator('[aria-busy="true"]').first().waitFor();
    if (face === "empty") await page.getByText(words).first().waitFor();
    if (face === "failing") {
      await page.getByText("trace-of-the-test").first().waitFor();
      await page.getByRole("button", { name: "Try again" }).first().waitFor();
    }
    // What is being renewed is dimmed for that while.
    const violations = face === "loading" ? [] : await findViolations(page);
    expect(violations).toEqual([]);
    expect(problems.filter((problem) => !problem.includes("status of 500"))).toEqual([]);
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });
});

describe("without a connection", () => {
  it("opens what was opened before with its age, and keeps nothing of another account", async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(cookies);
    const page = await context.newPage();
    const line = await startCuttableLine(product.url);
    await page.goto(`${line.url}/discovery`);
    const ready = () => page.locator('html[data-offline="ready"]').waitFor({ state: "attached" });
    await ready();
    // The page that registers the worker was read past it: the next one is kept.
    await page.goto(`${line.url}/discovery`);
    await ready();
    const kept = () =>
      page.evaluate(async () => {
        const name = (await caches.keys()).find((one) => one.includes("pages"));
        return name ? (await (await caches.open(name)).keys()).length : 0;
      });
    await expect.poll(kept).toBeGreaterThan(0);
    line.cut();
    await page.goto(`${line.url}/discovery`);
    await page.getByText(/No connection\. This page is kept from/).waitFor();
    expect(await page.locator("tbody tr").count()).toBeGreaterThan(10);
    await page.goto(`${line.url}/events?sort=title`).catch(() => {});
    await page.getByRole("heading", { name: "No connection" }).waitFor();
    line.mend();
    await page.goto(`${line.url}/discovery`);
    await page.getByLabel(`Account of ${EMAIL}`).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${line.url}/`);
    const text = await page.evaluate(async () => {
      const names = (await caches.keys()).filter((one) => one.includes("pages"));
      const texts = names.map(async (name) => {
        const cache = await caches.open(name);
        const answers = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
        return Promise.all(answers.map((answer) => answer?.text() ?? ""));
      });
      return (await Promise.all(texts)).flat().join("");
    });
    expect(text).not.toContain(EMAIL);
    await context.close();
    await line.stop();
  });

  it("is installable: a manifest with its icons, and pictures for links", async () => {
    const manifest = (await (await fetch(`${product.url}/manifest.webmanifest`)).json()) as {
      start_url: string;
      icons: { src: string; sizes: string }[];
    };
    expect(manifest.start_url).toBe("/");
    for (const { src } of manifest.icons) {
      const icon = await fetch(product.url + src);
      expect(icon.headers.get("content-type")).toBe("image/png");
    }
    for (const path of [
      `/markets/${encodeURIComponent(market.id)}`,
      `/events/${market.eventSlug}`,
      `/wallets/${wallet}`,
    ]) {
      const html = await (await fetch(product.url + path)).text();
      const picture = /property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? "";
      expect(html).toMatch(/<link rel="canonical" href="[^"]+"/);
      const answer = await fetch(
        new URL(new URL(picture.replaceAll("&amp;", "&")).pathname, product.url),
      );
      expect(answer.headers.get("content-type")).toBe("image/png");
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    }
  });
});
