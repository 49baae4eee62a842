import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage } from "@/tests/support/browser";
import { runningProduct } from "@/tests/support/running-product";

const PASSWORD = "correct horse";
/** Of a machine that does much else at the same time. */
const WAIT = { timeout: 20_000 };

const product = runningProduct();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const at = (path: string) => `${product.url}${path}`;

async function fill(page: Page, email: string, password: string, act: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: act }).click();
}

const accountMenu = (page: Page, email: string) => page.getByLabel(`Account of ${email}`);

describe.each([
  { name: "with JavaScript", javaScriptEnabled: true },
  { name: "without JavaScript", javaScriptEnabled: false },
])("an account $name", ({ javaScriptEnabled }) => {
  const email = `account-${javaScriptEnabled}@example.com`;
  const open = () => openPage(browser, { javaScriptEnabled });

  it("is created, left and entered again, and leads back to the page that asked for it", async () => {
    const { page } = await open();
    await page.goto(at("/sign-up?next=%2Fstrategy-builder"));
    await fill(page, email, PASSWORD, "Create account");
    await page.waitForURL(at("/strategy-builder"));
    await expect.poll(() => accountMenu(page, email).count(), WAIT).toBe(1);

    await page.getByLabel(`Account of ${email}`).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(at("/"));
    await page.goto(at("/sign-in?next=%2Fstrategy-builder"));
    await fill(page, email, PASSWORD, "Sign in");
    await page.waitForURL(at("/strategy-builder"));
    await expect.poll(() => accountMenu(page, email).count(), WAIT).toBe(1);

    await page.goto(at("/sign-in"));
    await page.waitForURL(at("/discovery"));
  });

  it("is not entered with a wrong password, and the form says so", async () => {
    const { page } = await open();
    await page.goto(at("/sign-in"));
    await fill(page, email, "wrong horse", "Sign in");
    await page.getByText("The email or the password is wrong.").waitFor();
    expect(new URL(page.url()).pathname).toBe("/sign-in");
  });

  it("cannot be created twice", async () => {
    const { page } = await open();
    await page.goto(at("/sign-up"));
    await fill(page, email, PASSWORD, "Create account");
    await page.getByText("This email already has an account").waitFor();
    expect(new URL(page.url()).pathname).toBe("/sign-up");
  });

  it("hears the same about a mail whether or not it exists", async () => {
    const { page } = await open();
    for (const asked of [email, "nobody@example.com"]) {
      await page.goto(at("/reset"));
      await page.getByLabel("Email").fill(asked);
      await page.getByRole("button", { name: "Mail me a link" }).click();
      const answer = page.getByText("If this email has an account");
      await expect.poll(() => answer.count(), WAIT).toBe(1);
    }
  });
});

describe("a forgotten password", () => {
  it("is replaced through the link of the mail, once", async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    const email = "forgetful@example.com";
    await page.goto(at("/sign-up"));
    await fill(page, email, PASSWORD, "Create account");
    await page.context().clearCookies();
    await page.goto(at("/reset"));
    await page.getByLabel("Email").fill(email);
    const before = product.output().length;
    await page.getByRole("button", { name: "Mail me a link" }).click();
    const link = () => /\/reset\/confirm\?token=\S+/.exec(product.output().slice(before))?.[0];
    await expect.poll(link, { timeout: 10_000 }).toBeDefined();

    await page.goto(at(link() ?? ""));
    await page.getByLabel("New password", { exact: true }).fill("another horse");
    await page.getByRole("button", { name: "Save the new password" }).click();
    await page
      .getByText("Your password is changed")
      .or(page.getByLabel(`Account of ${email}`))
      .waitFor();
    await page.context().clearCookies();
    await page.goto(at("/sign-in"));
    await fill(page, email, "another horse", "Sign in");
    await expect.poll(() => accountMenu(page, email).count(), WAIT).toBe(1);

    await page.context().clearCookies();
    await page.goto(at(link() ?? ""));
    await page.getByLabel("New password", { exact: true }).fill("third horse, too");
    await page.getByRole("button", { name: "Save the new password" }).click();
    await page.getByText("This link has run out").waitFor();
  });
});

describe("the forms", () => {
  it("keep what was typed, put the cursor where the fault is, and show the password when asked", async () => {
    const { page, problems } = await openPage(browser);
    await page.goto(at("/sign-in"));
    await fill(page, "somebody@example.com", "wrong horse", "Sign in");
    await page.getByRole("alert").getByText("wrong").waitFor();
    expect(await page.getByLabel("Email").inputValue()).toBe("somebody@example.com");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("password");
    await page.getByRole("button", { name: "Show the password" }).click();
    expect(await page.getByLabel("Password", { exact: true }).getAttribute("type")).toBe("text");
    expect(problems.filter((problem) => !problem.includes("401"))).toEqual([]);
  });

  it.each(["//evil.example", "https://evil.example", "/\\evil.example"])(
    "lead nowhere else: next=%s",
    async (next) => {
      const { page } = await openPage(browser, { javaScriptEnabled: false });
      await page.goto(at(`/sign-in?next=${encodeURIComponent(next)}`));
      expect(await page.locator('input[name="next"]').inputValue()).toBe("/discovery");
    },
  );

  it("word a failure themselves, whatever the address says", async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(at("/sign-in?error=Call+0800+now&field=<b>x</b>"));
    expect(await page.getByRole("alert").textContent()).toBe(
      "It did not work. Check the fields and try again.",
    );
  });
});
