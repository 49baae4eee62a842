import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--mute-audio",
  "--no-first-run",
];

/** A real browser: the one that `CASCADIAN_CHROMIUM` names, else the packaged one, else the system's. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: FLAGS, headless: true });
}

async function findBrowser(): Promise<string> {
  const named = process.env["CASCADIAN_CHROMIUM"];
  if (named) return named;
  const packaged = await sparticuz.executablePath().catch(() => null);
  if (packaged && existsSync(packaged)) return packaged;
  const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => existsSync(path),
  );
  if (system) return system;
  throw new Error("No browser found: install the development packages or set CASCADIAN_CHROMIUM");
}

export type Watched = { page: Page; context: BrowserContext; problems: string[] };

type PageOptions = Parameters<Browser["newContext"]>[0];

/** A page that keeps what went wrong in it: uncaught errors, console errors, and anything that its policy blocked. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  return { page, context, problems };
}
