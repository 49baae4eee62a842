import { describe, expect, it } from "vitest";
import { refuseEarly } from "@/lib/http/refuse-early.ts";

describe("refuseEarly", () => {
  it.each([
    { method: "GET", target: "/api/health", want: null },
    { method: "OPTIONS", target: "/", want: null },
    { method: "GET", target: "/search?q=%E0%A4%A", want: null },
    { method: "TRACE", target: "/api/health", want: 405 },
    { method: "PROPFIND", target: "/api/health", want: 405 },
    { method: "GET", target: "/api/%E0%A4%A", want: 400 },
    { method: "GET", target: "http://evil.example/api/health", want: 400 },
    { method: "GET", target: "//evil.example/", want: 400 },
    { method: "OPTIONS", target: "*", want: 400 },
  ])("$method $target: $want", ({ method, target, want }) => {
    expect(refuseEarly(method, target)?.status ?? null).toBe(want);
  });

  it("answers in the envelope", async () => {
    const body = await refuseEarly("TRACE", "/")?.json();
    expect(body).toMatchObject({ success: false, error: { code: "METHOD_NOT_ALLOWED" } });
  });
});
