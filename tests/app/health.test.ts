import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as health from "@/app/api/health/route.ts";
import * as metrics from "@/app/api/metrics/route.ts";
import { callRoute, startApp } from "@/tests/support/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let stopped = false;
beforeAll(async () => {
  app = await startApp();
}, 60_000);
afterAll(async () => {
  if (!stopped) await app.stop();
});

describe("GET /api/metrics", () => {
  it("counts requests by route and code, and tells of the process", async () => {
    await callRoute(health, "GET /api/health");
    await callRoute(health, "GET /api/health?bad=1");
    const text = await (await callRoute(metrics, "GET /api/metrics")).text();
    const name = "cascadian_http_request_duration_seconds";
    expect(text).toMatch(
      new RegExp(`^${name}_count\\{route="/api/health",method="GET",code="400"\\} 1$`, "m"),
    );
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    const line = /^(#.*|[a-z_]+(\{[^}]*\})? -?[0-9.e+-]+)$/;
    expect(
      text
        .trim()
        .split("\n")
        .filter((one) => !line.test(one)),
    ).toEqual([]);
  });
});

describe("GET /api/health", () => {
  it("is 503 with the reason and Retry-After once the database is gone", async () => {
    stopped = true;
    await app.stop();
    const response = await callRoute(health, "GET /api/health");
    const { error } = await response.json();
    expect([response.status, error.code]).toEqual([503, "UNAVAILABLE"]);
    expect(error.message).toContain("database");
    expect(response.headers.get("retry-after")).toBe("5");
  });
});
