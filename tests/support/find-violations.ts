import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const path = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds wrong with the page as it stands, one line each; a tooltip belongs to what it describes and to no region. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(path, "utf8"));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          context: object,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(
      // Rows of a table are alike: what is wrong with the fortieth is wrong with the first.
      { exclude: [["#tooltip"], ["tbody tr:nth-child(n+14)"]] },
      // Half of its time goes into describing what is no fault, selectors of nodes, and style sheets that no rule reads.
      { resultTypes: ["violations"], selectors: false, preload: { assets: ["media"] } },
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""} (${nodes.length})`);
  });
}
