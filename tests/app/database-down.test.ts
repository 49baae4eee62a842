import { beforeAll, describe, expect, it } from "vitest";
import * as signIn from "@/app/api/auth/sign-in/route.ts";
import * as signUp from "@/app/api/auth/sign-up/route.ts";
import type { Context } from "@/lib/context.ts";
import { listMarketsEndpoint } from "@/lib/markets/api.ts";
import { bind, routes } from "@/lib/server/route.ts";
import { unwrap } from "@/lib/supabase/to-db-error.ts";
import { listWorkflowsEndpoint } from "@/lib/workflows/api.ts";
import { callRoute, startApp } from "@/tests/support/app.ts";

const password = "correct horse battery";
const readAnything = async ({ db }: Pick<Context, "db">) => {
  unwrap(await db.from("users").select("id"));
  return [];
};
const markets = routes(bind(listMarketsEndpoint, readAnything));
const workflows = routes(bind(listWorkflowsEndpoint, readAnything));

let accessToken: string;
beforeAll(async () => {
  const app = await startApp();
  ({ accessToken } = await app.createUser("person@example.org", password));
  await app.stop();
}, 60_000);

describe("without a database", () => {
  const cases = [
    { name: "a public read", run: () => callRoute(markets, "GET /api/polymarket/markets") },
    {
      name: "a public read by a user",
      run: () => callRoute(markets, "GET /api/polymarket/markets", { accessToken }),
    },
    {
      name: "a user's read",
      run: () => callRoute(workflows, "GET /api/workflows", { accessToken }),
    },
    {
      name: "sign-in",
      run: () =>
        callRoute(signIn, "POST /api/auth/sign-in", {
          body: { email: "person@example.org", password },
        }),
    },
    {
      name: "sign-up",
      run: () =>
        callRoute(signUp, "POST /api/auth/sign-up", {
          body: { email: "new@example.org", password },
        }),
    },
  ];
  it.each(cases)("$name is UNAVAILABLE with Retry-After, at once", async ({ run }) => {
    const started = performance.now();
    const response = await run();
    const { error } = await response.json();
    expect([response.status, error.code]).toEqual([503, "UNAVAILABLE"]);
    expect(response.headers.get("retry-after")).toBe("5");
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
