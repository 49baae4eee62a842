import { inject } from "vitest";

/** The product that `CASCADIAN_E2E_URL` names, for work on one test, else the one that all files share. */
export function runningProduct(): { url: string } {
  const url = process.env["CASCADIAN_E2E_URL"] ?? inject("productUrl");
  if (!url) throw new Error("No product runs: see tests/support/shared-product.ts");
  return { url };
}
