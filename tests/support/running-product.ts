import { startProduct } from "./product.ts";

type Running = { url: string; stop(): Promise<void> };

/** The product that `CASCADIAN_E2E_URL` names, for work on one test, else a fresh one of the test's own. */
export async function runningProduct(): Promise<Running> {
  const url = process.env["CASCADIAN_E2E_URL"];
  if (url) return { url, stop: async () => {} };
  const product = await startProduct();
  await waitForMarkets(product.url);
  return product;
}

/** The first sync goes on after `ready:`; pages are tested with its rows. */
async function waitForMarkets(url: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    const answer = await fetch(`${url}/api/polymarket/sync`);
    const body = (await answer.json()) as { data?: { lastSuccessAt: string | null } };
    if (body.data?.lastSuccessAt) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("The first sync did not end within two minutes");
}
