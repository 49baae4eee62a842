import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const alias = { "@": root };

/**
 * unit: pure and fast · slow: as unit, over servers, the whole simulation or long searches · components: happy-dom · routes: handlers over the embedded Supabase ·
 * db: a real Postgres in every file · e2e: the running product.
 */
export default defineConfig({
  test: {
    // One for each core of the smallest machine; the default leaves one idle.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Files that are isolated import the same modules again: read from disk that takes half of the time.
    experimental: { fsModuleCache: true },
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          // Pure files share their imports; what leaks between them is a fault of theirs that this brings up.
          pool: "threads",
          isolate: false,
          include: ["tests/*.test.ts", "tests/lib/**/*.test.ts"],
          exclude: ["**/*.slow.test.ts"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "slow",
          pool: "threads",
          isolate: false,
          include: ["tests/lib/**/*.slow.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        plugins: [react()],
        test: {
          name: "components",
          pool: "threads",
          environment: "happy-dom",
          include: ["tests/components/**/*.test.tsx", "tests/hooks/**/*.test.tsx"],
          setupFiles: ["tests/support/wait-longer.ts"],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "routes",
          // Each file has its modules and its environment; threads share what the database engine is compiled to.
          pool: "threads",
          include: ["tests/app/**/*.test.ts"],
          globalSetup: ["tests/support/lent-stacks.ts"],
          setupFiles: ["tests/support/use-lent-stacks.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          // One process for many files: the database engine is compiled once in it.
          isolate: false,
          include: ["tests/db/**/*.test.ts"],
          globalSetup: ["tests/support/lent-stacks.ts"],
          setupFiles: ["tests/support/use-lent-stacks.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          globalSetup: ["tests/support/shared-product.ts"],
          // A page that another product's start holds up for half a minute says nothing about the page.
          retry: 1,
          // The machine works two products and two browsers.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
