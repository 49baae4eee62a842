import type { TestProject } from "vitest/node";
import { startProduct } from "./product.ts";
import { waitForMarkets } from "./wait-for-markets.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the product answers that all files of the project share; null where `CASCADIAN_E2E_URL` names one. */
    productUrl: string | null;
  }
}

/** One product for every file that only reads it: a boot and a first sync less for each of them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env["CASCADIAN_E2E_URL"]) {
    project.provide("productUrl", null);
    return async () => {};
  }
  const product = await startProduct({ timeoutMs: 230_000 });
  await waitForMarkets(product.url);
  project.provide("productUrl", product.url);
  return product.stop;
}
