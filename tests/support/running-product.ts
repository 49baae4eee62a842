import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { CRON_SECRET, OUTPUT_FILE, type Product } from "./product.ts";

type RunningProduct = Pick<Product, "url" | "dataDir" | "output" | "cronSecret">;

/** The product that `CASCADIAN_E2E_URL` (and `CASCADIAN_E2E_FOLDER`) names, for work on one test, else the one that all files share. */
export function runningProduct(): RunningProduct {
  const { CASCADIAN_E2E_URL, CASCADIAN_E2E_FOLDER } = process.env;
  const url = CASCADIAN_E2E_URL ?? inject("productUrl");
  const dataDir = CASCADIAN_E2E_FOLDER ?? inject("productFolder") ?? "";
  if (!url) throw new Error("No product runs: see tests/support/shared-product.ts");
  const output = () => readFileSync(join(dataDir, OUTPUT_FILE), "utf8");
  return { url, dataDir, output, cronSecret: CRON_SECRET };
}
